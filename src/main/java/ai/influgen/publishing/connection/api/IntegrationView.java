package ai.influgen.publishing.connection.api;

import ai.influgen.publishing.connection.Choices;
import ai.influgen.publishing.connection.ConnectionConfig;
import ai.influgen.publishing.connection.PlatformHealth;
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

  /** The platform with that connection; null: it has none. */
  JsonObject of(Platform platform, @Nullable StoredConnection connection, PlatformHealth health) {
    ShownState state = ShownState.of(platform, connection, clock.instant());
    JsonObject json =
        new JsonObject()
            .put("platform", platform.name().value())
            .put("state", state.wire())
            .put("message", IntegrationMessages.of(state, platform, connection))
            .put(
                "redirect_uri",
                state == ShownState.NEEDS_SETUP
                    ? config.redirectUri(platform.name()).toString()
                    : null)
            .put("platform_health", health(health));
    return connection == null
        ? json.mergeIn(NONE)
        : json.mergeIn(fields(state, connection))
            .put("default_board", state.showsAccount() ? board(platform, connection) : null);
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
          .putNull("default_board");

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
        .put("checked_at", text(connection.standing().checkedAt()))
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
