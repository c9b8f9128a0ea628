package ai.influgen.publishing.connection;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.http.HttpConfig;
import ai.influgen.publishing.http.TestEdge;
import ai.influgen.publishing.http.page.ConnectPages;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

/** A {@link ConnectionWorld} behind a real HTTP server, with the pages of clients. */
final class LinkWorld implements AutoCloseable {
  static final String BASE = "https://pub.example";

  final ConnectionWorld world = new ConnectionWorld();
  private final TestEdge edge;

  LinkWorld(Path uploads) {
    HttpConfig config = HttpConfig.of(0, URI.create(BASE), uploads);
    edge =
        new TestEdge(
            uploads,
            token -> Future.succeededFuture(world.caller),
            world.operations(),
            List.of(new ConnectPages(config, world.clientLinks())));
  }

  /** As it was in the beginning. */
  void forget() {
    world.update(
        "truncate connection, connect_link, connect_link_use, oauth_state cascade", Tuple.tuple());
    world.now = ConnectionWorld.START;
    world.requests.clear();
    world.disconnected.clear();
    world.instagram.grants(ConnectionWorld.SIXTY_DAYS_ON, "1");
    world.twitter.grants(ConnectionWorld.SIXTY_DAYS_ON, "9");
  }

  /** Makes a link and gives it as the API answers it. */
  JsonObject link(JsonObject wanted) {
    HttpResponse<String> made = edge.json("POST", "/api/v1/connect-links", wanted.encode());
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return new JsonObject(made.body());
  }

  /** Where a link to those platforms leads on this server. */
  String path(String... platforms) {
    JsonObject wanted = new JsonObject().put("platforms", List.of(platforms));
    return link(wanted).getString("url").substring(BASE.length());
  }

  /** What the list shows of the only link. */
  JsonObject onlyLink() {
    HttpResponse<String> page = edge.get("/api/v1/connect-links");
    return new JsonObject(page.body()).getJsonArray("connect_links").getJsonObject(0);
  }

  HttpResponse<String> revoke(String id) {
    return edge.send(edge.authorized("/api/v1/connect-links/" + id).DELETE());
  }

  /** An answer to the holder of the workspace's access token. */
  HttpResponse<String> get(String path) {
    return edge.get(path);
  }

  /** Begins a consent by the API, as a program without a browser, and gives the state. */
  String begin(String platform) {
    String path = "/api/v1/integrations/" + platform + "/auth-url?redirect=/accounts";
    return Visitor.state(new JsonObject(edge.get(path).body()).getString("url"));
  }

  /** Somebody's browser, without a token. */
  Visitor visitor() {
    return new Visitor(this);
  }

  HttpRequest.Builder request(String path) {
    return edge.request(path);
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    return edge.send(request);
  }

  @Override
  public void close() {
    edge.close();
    world.close();
  }
}
