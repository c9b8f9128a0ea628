package ai.influgen.publishing.connection;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.OAuth.RemoteAccount;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Tokens;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tokens and choices as JSON: the plain form that exists in memory only, on its way to the vault.
 */
final class TokenJson {
  private TokenJson() {}

  static JsonObject of(Tokens tokens) {
    JsonObject others = new JsonObject();
    tokens.others().forEach((name, secret) -> others.put(name, secret.reveal()));
    return new JsonObject()
        .put("access", tokens.access().reveal())
        .put("others", others)
        .put("expires_at", text(tokens.expiresAt()))
        .put("grant_ends_at", text(tokens.grantEndsAt()));
  }

  static Tokens tokens(JsonObject json) {
    Map<String, Secret> others = new HashMap<>();
    json.getJsonObject("others")
        .forEach(entry -> others.put(entry.getKey(), new Secret(entry.getValue().toString())));
    return new Tokens(
        new Secret(json.getString("access")),
        others,
        instant(json.getString("expires_at")),
        instant(json.getString("grant_ends_at")));
  }

  static JsonObject of(Choices choices) {
    JsonArray accounts = new JsonArray();
    choices.accounts().forEach(account -> accounts.add(of(account)));
    return new JsonObject()
        .put("accounts", accounts)
        .put("scopes", new JsonArray(List.copyOf(choices.scopes())));
  }

  static Choices choices(JsonObject json) {
    List<RemoteAccount> accounts =
        json.getJsonArray("accounts").stream().map(a -> account((JsonObject) a)).toList();
    List<String> scopes = json.getJsonArray("scopes").stream().map(Object::toString).toList();
    return new Choices(accounts, scopes);
  }

  private static JsonObject of(RemoteAccount remote) {
    Account account = remote.account();
    return new JsonObject()
        .put("id", account.remoteId())
        .put("username", account.username())
        .put("details", account.details())
        .put("tokens", of(account.tokens()))
        .put("display_name", remote.displayName())
        .put("picture", text(remote.picture()));
  }

  private static RemoteAccount account(JsonObject json) {
    String picture = json.getString("picture");
    return new RemoteAccount(
        new Account(
            json.getString("id"),
            json.getString("username"),
            tokens(json.getJsonObject("tokens")),
            json.getJsonObject("details")),
        json.getString("display_name"),
        picture == null ? null : URI.create(picture));
  }

  private static @Nullable Instant instant(@Nullable String text) {
    return text == null ? null : Instant.parse(text);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
