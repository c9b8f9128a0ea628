package ai.influgen.publishing.connection.api;

import ai.influgen.publishing.connection.ConsentStart;
import ai.influgen.publishing.connection.link.ConnectLinkView;
import ai.influgen.publishing.connection.link.ConnectLinks;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a link by which a client connects accounts. */
final class CreateConnectLink implements Operation {
  private static final int A_WEEK = 168;

  private final Platforms platforms;
  private final ConnectLinks links;
  private final ConnectLinkView view;
  private final ConsentStart consent;

  CreateConnectLink(
      Platforms platforms, ConnectLinks links, ConnectLinkView view, ConsentStart consent) {
    this.platforms = platforms;
    this.links = links;
    this.view = view;
    this.consent = consent;
  }

  @Override
  public String id() {
    return "createConnectLink";
  }

  @Override
  public Future<Reply> handle(Call call) {
    JsonObject body = call.body();
    String label = body.getString("label");
    ConnectLinks.Wanted wanted =
        new ConnectLinks.Wanted(
            character(body.getString("character_id")),
            platforms(body.getJsonArray("platforms")),
            label == null || label.isBlank() ? null : label.strip(),
            Duration.ofHours(body.getInteger("expires_in_hours", A_WEEK)));
    return links
        .create(call.caller(), wanted)
        .map(link -> new Reply(201, view.fresh(link), Map.of()));
  }

  private static @Nullable UUID character(@Nullable String shown) {
    return shown == null
        ? null
        : IdKind.CHARACTER.read(shown).orElseThrow(() -> Problem.notFound("character"));
  }

  private List<PlatformName> platforms(@Nullable JsonArray named) {
    return named == null ? allSetUp() : chosen(named);
  }

  private List<PlatformName> allSetUp() {
    List<PlatformName> all =
        platforms.all().stream().filter(CreateConnectLink::isSetUp).map(Platform::name).toList();
    if (all.isEmpty()) {
      throw Problem.of(
          ProblemType.SETUP_NEEDED, "No platform is set up on this server: see GET /integrations.");
    }
    return all;
  }

  private List<PlatformName> chosen(JsonArray named) {
    Set<PlatformName> chosen = new LinkedHashSet<>();
    for (int i = 0; i < named.size(); i++) {
      Platform platform = platform("/platforms/" + i, named.getString(i));
      if (!isSetUp(platform)) {
        throw consent.setupNeeded(platform);
      }
      chosen.add(platform.name());
    }
    return List.copyOf(chosen);
  }

  private Platform platform(String pointer, String name) {
    return platforms
        .find(name)
        .orElseThrow(() -> Problem.invalid(pointer, "This server does not know that platform."));
  }

  private static boolean isSetUp(Platform platform) {
    return platform.oauth().credentials() != null;
  }
}
