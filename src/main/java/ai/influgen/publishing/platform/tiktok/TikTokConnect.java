package ai.influgen.publishing.platform.tiktok;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.OAuth.AppCredentials;
import ai.influgen.publishing.platform.OAuth.ConnectJob;
import ai.influgen.publishing.platform.OAuth.ConnectStep;
import ai.influgen.publishing.platform.OAuth.RemoteAccount;
import ai.influgen.publishing.platform.PlatformResponse;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A connect under way: the token exchange, what was granted, then whose account it is. */
record TikTokConnect(TikTokApi api, ConnectJob job) {
  private static final String TOKEN = "token";
  private static final String USER = "user";
  private static final String FIELDS = "open_id,union_id,avatar_url,display_name,username";

  /** Errors that will pass. */
  private static final Set<String> PASSING = Set.of("server_error", "temporarily_unavailable");

  ConnectStep next() {
    PlatformResponse exchanged = job.answers().get(TOKEN);
    if (exchanged == null) {
      return new ConnectStep.Ask(TOKEN, TikTokToken.request(api, app(job.app()), grant()));
    }
    return TikTokToken.of(exchanged, job.now())
        .map(this::granted)
        .orElseGet(() -> noToken(exchanged));
  }

  /** The app, as the token endpoint wants it. */
  static Map<String, String> app(AppCredentials app) {
    return Map.of("client_key", app.clientId(), "client_secret", app.clientSecret().reveal());
  }

  private Map<String, String> grant() {
    return Map.of(
        "grant_type", "authorization_code",
        "code", job.code().reveal(),
        "redirect_uri", job.redirectUri().toString());
  }

  private ConnectStep granted(TikTokToken token) {
    List<String> missing =
        token.scopes().isEmpty()
            ? List.of()
            : TikTokOAuth.NEEDED.stream().filter(s -> !token.scopes().contains(s)).toList();
    if (!missing.isEmpty()) {
      return new ConnectStep.Denied(
          "Not granted: "
              + String.join(", ", missing)
              + ". Connect again and leave all permissions switched on.");
    }
    PlatformResponse user = job.answers().get(USER);
    if (user == null) {
      return new ConnectStep.Ask(
          USER, api.get("v2/user/info/", Map.of("fields", FIELDS), token.tokens().access()));
    }
    Optional<JsonObject> info = TikTokAnswer.data(user).map(data -> AnswerJson.object(data, USER));
    return info.flatMap(u -> account(token, u))
        .<ConnectStep>map(a -> new ConnectStep.Granted(List.of(a), token.scopes()))
        .orElseGet(() -> noUser(user));
  }

  private static Optional<RemoteAccount> account(TikTokToken token, JsonObject user) {
    Optional<String> told = Optional.of(token.openId()).filter(id -> !id.isEmpty());
    return AnswerJson.text(user, "open_id")
        .or(() -> told)
        .map(
            id -> {
              String username = AnswerJson.text(user, "username").orElse("");
              String name = AnswerJson.text(user, "display_name").orElse(username);
              return new RemoteAccount(
                  new Account(
                      id, username.isEmpty() ? name : username, token.tokens(), new JsonObject()),
                  name,
                  picture(user));
            });
  }

  private static @Nullable URI picture(JsonObject user) {
    try {
      return AnswerJson.text(user, "avatar_url").map(URI::create).orElse(null);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private ConnectStep noToken(PlatformResponse response) {
    Optional<String> error = TikTokToken.error(response);
    if (error.isEmpty() || response.status() >= 500 || PASSING.contains(error.get())) {
      return unavailable();
    }
    String told = AnswerJson.text(response.json(), "error_description").orElse(error.get());
    return refused(told);
  }

  private ConnectStep refused(String told) {
    String clean =
        told.replace(job.code().reveal(), "***").replace(job.app().clientSecret().reveal(), "***");
    return new ConnectStep.Denied("TikTok refused the sign-in; start again. It says: " + clean);
  }

  private ConnectStep noUser(PlatformResponse response) {
    Optional<TikTokError> row =
        TikTokAnswer.error(response).map(answer -> TikTokErrors.of(answer.code()));
    boolean settled = row.filter(r -> r.treatment() != TikTokError.Treatment.RETRY).isPresent();
    return settled && response.status() < 500
        ? new ConnectStep.Denied("TikTok does not tell whose account this is. " + row.get().text())
        : unavailable();
  }

  private static ConnectStep unavailable() {
    return new ConnectStep.Unavailable("TikTok does not answer as it should. Try again later.");
  }
}
