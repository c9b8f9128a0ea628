package ai.influgen.publishing.platform.twitter;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.OAuth.ConnectJob;
import ai.influgen.publishing.platform.OAuth.ConnectStep;
import ai.influgen.publishing.platform.OAuth.RemoteAccount;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformResponse;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connect under way: the code for tokens, then whose they are. */
record TwitterConnect(TwitterApi api, ConnectJob job) {
  private static final String TOKEN = "token";
  private static final String ME = "me";
  private static final String FIELDS =
      "username,name,profile_image_url,verified,verified_type,subscription_type";

  ConnectStep next() {
    PlatformResponse exchanged = job.answers().get(TOKEN);
    if (exchanged == null) {
      return new ConnectStep.Ask(TOKEN, codeExchange());
    }
    return TwitterToken.of(exchanged, job.now())
        .map(this::granted)
        .orElseGet(
            () ->
                failed(
                    exchanged,
                    "X does not take the consent: it has to be used within 30 seconds, and once"
                        + " only. Connect again; if it stays so, check the app's Client ID and"
                        + " Client Secret."));
  }

  private PlatformRequest codeExchange() {
    Map<String, String> form =
        Map.of(
            "grant_type", "authorization_code",
            "code", job.code().reveal(),
            "redirect_uri", job.redirectUri().toString(),
            "code_verifier", job.codeVerifier().reveal());
    return api.asApp("oauth2/token", form, job.app());
  }

  private ConnectStep granted(TwitterToken token) {
    List<String> missing =
        TwitterOAuth.NEEDED.stream().filter(scope -> !token.scopes().contains(scope)).toList();
    if (!missing.isEmpty() || token.refresh() == null) {
      String scopes = missing.isEmpty() ? "offline.access" : String.join(", ", missing);
      return new ConnectStep.Denied(
          "Not granted: "
              + scopes
              + ". Check that the app has \"Read and write\" permissions at developer.x.com, then"
              + " connect again.");
    }
    PlatformResponse me = job.answers().get(ME);
    if (me == null) {
      return new ConnectStep.Ask(
          ME, api.get("users/me", Map.of("user.fields", FIELDS), token.access()));
    }
    JsonObject user = AnswerJson.object(me.json(), "data");
    return TwitterJson.id(user, "id")
        .filter(id -> me.ok())
        .<ConnectStep>map(
            id -> new ConnectStep.Granted(List.of(account(id, user, token)), token.scopes()))
        .orElseGet(
            () ->
                failed(
                    me,
                    "X does not let this app see the account. Check at developer.x.com that the app"
                        + " belongs to a project with access to API v2, then connect again."));
  }

  private static RemoteAccount account(String id, JsonObject user, TwitterToken token) {
    String username = AnswerJson.text(user, "username").orElse(id);
    JsonObject details = new JsonObject();
    if (user.getValue("verified") instanceof Boolean verified) {
      details.put("verified", verified);
    }
    for (String name : List.of("verified_type", "subscription_type")) {
      AnswerJson.text(user, name).ifPresent(value -> details.put(name, value));
    }
    return new RemoteAccount(
        new Account(id, username, token.over(Map.of()), details),
        AnswerJson.text(user, "name").orElse(username),
        picture(user));
  }

  private static @Nullable URI picture(JsonObject user) {
    try {
      return AnswerJson.text(user, "profile_image_url").map(URI::create).orElse(null);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static ConnectStep failed(PlatformResponse response, String denial) {
    boolean refused = response.status() >= 400 && response.status() < 500;
    Optional<TwitterProblem> told = TwitterProblem.of(response);
    return refused && response.status() != 429 && told.isPresent()
        ? new ConnectStep.Denied(denial)
        : new ConnectStep.Unavailable("X does not answer as it should. Try again in some minutes.");
  }
}
