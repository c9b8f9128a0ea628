package ai.influgen.publishing.connection.api;

import ai.influgen.publishing.connection.Forecasts;
import ai.influgen.publishing.connection.PgConnections;
import ai.influgen.publishing.connection.Place;
import ai.influgen.publishing.connection.PlatformHealth;
import ai.influgen.publishing.connection.PlatformHealths;
import ai.influgen.publishing.connection.PostForecast;
import ai.influgen.publishing.connection.StoredConnection;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the operations on integrations share: which platform and place a call is about. */
final class Integrations {
  private final Platforms platforms;
  private final PgConnections connections;
  private final PlatformHealths healths;
  private final Forecasts forecasts;
  private final IntegrationView view;

  Integrations(
      Platforms platforms,
      PgConnections connections,
      PlatformHealths healths,
      Forecasts forecasts,
      IntegrationView view) {
    this.platforms = platforms;
    this.connections = connections;
    this.healths = healths;
    this.forecasts = forecasts;
    this.view = view;
  }

  /** A call's platform and place. */
  record Target(Platform platform, Place place) {}

  /**
   * The platform in the path, by its name or an alias.
   *
   * @throws Problem 404 if this server does not know it
   */
  Platform platform(Call call) {
    return platforms
        .find(call.path().getOrDefault("platform", ""))
        .orElseThrow(
            () ->
                Problem.of(
                    ProblemType.NOT_FOUND,
                    "This server does not know that platform. It knows: %s.".formatted(names())));
  }

  private String names() {
    return platforms.all().stream().map(p -> p.name().value()).collect(Collectors.joining(", "));
  }

  /** The platform and place; fails with a {@link Problem} if either is not there. */
  Future<Target> target(Call call) {
    return Future.succeededFuture()
        .compose(
            v -> {
              Platform platform = platform(call);
              return character(call)
                  .map(
                      character ->
                          new Target(
                              platform,
                              new Place(
                                  call.workspaceId(), platform.name(), character.orElse(null))));
            });
  }

  /** The character that the call names, if any; fails with a {@link Problem} if it is not there. */
  Future<Optional<UUID>> character(Call call) {
    return Future.succeededFuture()
        .compose(
            v ->
                call.queried("character_id").isEmpty()
                    ? Future.succeededFuture(Optional.<UUID>empty())
                    : known(call, call.queried("character_id").get()));
  }

  private Future<Optional<UUID>> known(Call call, String shown) {
    UUID id = IdKind.CHARACTER.read(shown).orElseThrow(() -> Problem.notFound("character"));
    return connections
        .hasCharacter(call.workspaceId(), id)
        .map(
            there -> {
              if (!there) {
                throw Problem.notFound("character");
              }
              return Optional.of(id);
            });
  }

  /** The connection of exactly that place, as an answer. */
  Future<Reply> shown(Target target) {
    return connections.at(target.place()).compose(found -> shown(target, found.orElse(null)));
  }

  /** What serves that place, as an answer. */
  Future<Reply> serving(Target target) {
    return served(target).compose(found -> shown(target, found.orElse(null)));
  }

  /** The connection that serves a place: a character's own, else the workspace's. */
  Future<Optional<StoredConnection>> served(Target target) {
    Place place = target.place();
    return connections
        .serving(place.workspaceId(), place.characterId(), place.platform())
        .map(found -> found.stream().findFirst());
  }

  private Future<Reply> shown(Target target, @Nullable StoredConnection connection) {
    List<StoredConnection> one = connection == null ? List.of() : List.of(connection);
    return views(target.place().workspaceId(), one)
        .map(all -> Reply.ok(all.of(target.platform(), connection)));
  }

  /** Shows a platform with its connection, if it has one. */
  @FunctionalInterface
  interface View {
    JsonObject of(Platform platform, @Nullable StoredConnection connection);
  }

  /**
   * How platforms with these connections are shown now: with what is known of their health, and
   * what their state means for posts.
   */
  Future<View> views(UUID workspaceId, List<StoredConnection> connections) {
    Future<Map<PlatformName, PlatformHealth>> known = healths.read();
    return forecasts
        .of(workspaceId, connections)
        .compose(posts -> known.map(health -> view(health, posts)));
  }

  private View view(Map<PlatformName, PlatformHealth> known, Map<UUID, PostForecast> posts) {
    return (platform, connection) -> {
      PlatformHealth health =
          known.getOrDefault(platform.name(), PlatformHealth.unknown(platform.name()));
      return connection == null
          ? view.unconnected(platform, health)
          : view.of(
              platform, connection, health, posts.getOrDefault(connection.id(), PostForecast.NONE));
    };
  }
}
