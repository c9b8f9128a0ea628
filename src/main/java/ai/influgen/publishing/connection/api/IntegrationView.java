package ai.influgen.publishing.connection.api;

import ai.influgen.publishing.connection.Choices;
import ai.influgen.publishing.connection.ConnectionConfig;
import ai.influgen.publishing.connection.Connections;
import ai.influgen.publishing.connection.Outlook;
import ai.influgen.publishing.connection.PlatformHealth;
import ai.influgen.publishing.connection.PostForecast;
import ai.influgen.publishing.connection.ShownState;
import ai.influgen.publishing.connection.StoredConnection;
import ai.influgen.publishing.connection.TokenVault;
import ai.influgen.publishing.platform.OAuth.RemoteAccount;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A platform and its connection as the contract's {@code Integration}. */
final class IntegrationView {
  private final ConnectionConfig config;
  private final TokenVault vault;
  private final InstantSource clock;

  IntegrationView(ConnectionConfig config, TokenVault vault, InstantSource clock) {
    this.config = config;
    this.vault = vault;
    this.clock = clock;
  }

  /** The platform with that connection. */
  JsonObject of(
      Platform platform, StoredConnection connection, PlatformHealth health, PostForecast posts) {
    Instant now = clock.instant();
    ShownState state = ShownState.of(platform, connection, now);
    Outlook outlook = Outlook.of(platform, connection, now);
    boolean works = connection.state() == Connections.State.CONNECTED;
    return head(platform, state, health)
        .put("message", new IntegrationMessages(platform, connection, outlook, posts).of(state))
        .mergeIn(fields(state, connection))
        .put("checked_at", text(checked(connection, posts)))
        .put("default_board", state.showsAccount() ? board(platform, connection) : null)
        .put("grant_ends_at", text(outlook.endsAt()))
        .put("posts_at_risk", works && outlook.endsAt() == null ? null : posts.atRisk().toJson())
        .put(
            "posts_waiting",
            new JsonObject().put("held", posts.held()).put("failed", posts.failed()));
  }

  /** The platform, which nothing is connected to. */
  JsonObject unconnected(Platform platform, PlatformHealth health) {
    ShownState state = ShownState.of(platform, null, clock.instant());
    return head(platform, state, health)
        .put("message", IntegrationMessages.unconnected(state, platform))
        .mergeIn(NONE);
  }

  private JsonObject head(Platform platform, ShownState state, PlatformHealth health) {
    boolean setUp = state != ShownState.NEEDS_SETUP;
    return new JsonObject()
        .put("platform", platform.name().value())
        .put("state", state.wire())
        .put("redirect_uri", setUp ? null : config.redirectUri(platform.name()).toString())
        .put("platform_health", health(health));
  }

  /** When the platform last said that it knows us: to a refresh, or by taking a post. */
  private static @Nullable Instant checked(StoredConnection connection, PostForecast posts) {
    Instant told = connection.standing().checkedAt();
    Instant published = posts.publishedAt();
    return published != null && told != null && published.isAfter(told) ? published : told;
  }

  private static final JsonObject NONE =
      new JsonObject()
          .putNull("connection_id")
          .putNull("character_id")
          .putNull("account")
          .put("scopes", new JsonArray())
          .putNull("expires_at")
          .putNull("connected_at")
          .putNull("checked_at")
          .put("accounts", new JsonArray())
          .putNull("default_board")
          .putNull("grant_ends_at")
          .putNull("posts_at_risk")
          .putNull("posts_waiting");

  private static JsonObject health(PlatformHealth health) {
    return new JsonObject()
        .put("state", health.state().wire())
        .put("since", text(health.since()))
        .put("next_try_at", text(health.nextTryAt()))
        .put("last_error", health.lastError());
  }

  private JsonObject fields(ShownState state, StoredConnection connection) {
    boolean acting = state.showsAccount();
    UUID character = connection.place().characterId();
    return new JsonObject()
        .put("connection_id", IdKind.CONNECTION.show(connection.id()))
        .put("character_id", character == null ? null : IdKind.CHARACTER.show(character))
        .put("account", acting ? account(connection.profile()) : null)
        .put("scopes", acting ? new JsonArray(connection.profile().scopes()) : new JsonArray())
        .put("expires_at", text(connection.grant().expiresAt()))
        .put("connected_at", acting ? text(connection.standing().connectedAt()) : null)
        .put("accounts", accounts(state, connection));
  }

  private static JsonObject account(StoredConnection.Profile profile) {
    return new JsonObject()
        .put("id", profile.remoteId())
        .put("username", profile.username())
        .put("display_name", profile.displayName())
        .put("picture_url", profile.pictureUrl());
  }

  private static @Nullable JsonObject board(Platform platform, StoredConnection connection) {
    return platform
        .boards()
        .flatMap(boards -> boards.chosen(connection.settings()))
        .map(
            choice ->
                new JsonObject()
                    .put("board_id", choice.boardId())
                    .put("board_section_id", choice.sectionId()))
        .orElse(null);
  }

  private JsonArray accounts(ShownState state, StoredConnection connection) {
    JsonArray list = new JsonArray();
    if (state == ShownState.NEEDS_SELECTION && connection.grant().choices() != null) {
      Choices choices = vault.choices(connection.id(), connection.grant().choices());
      choices.accounts().forEach(account -> list.add(choice(account)));
    }
    return list;
  }

  private static JsonObject choice(RemoteAccount remote) {
    return new JsonObject()
        .put("id", remote.account().remoteId())
        .put("username", remote.account().username())
        .put("display_name", remote.displayName());
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
