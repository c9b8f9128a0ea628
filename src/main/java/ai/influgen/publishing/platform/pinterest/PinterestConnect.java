package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.OAuth.ConnectJob;
import ai.influgen.publishing.platform.OAuth.ConnectStep;
import ai.influgen.publishing.platform.OAuth.RemoteAccount;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformResponse;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connect under way: the code's exchange, what was granted, then whose account it is. */
record PinterestConnect(PinterestApi api, boolean continuousRefresh, ConnectJob job) {
  private static final String TOKEN = "token";
  private static final String ME = "user-account";
  private static final int UNAUTHORISED = 401;

  ConnectStep next() {
    PlatformResponse exchanged = job.answers().get(TOKEN);
    if (exchanged == null) {
      return new ConnectStep.Ask(TOKEN, exchange());
    }
    return PinterestToken.of(exchanged, job.now())
        .map(this::granted)
        .orElseGet(() -> failed(exchanged));
  }

  private PlatformRequest exchange() {
    Map<String, String> form = new HashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", job.code().reveal());
    form.put("redirect_uri", job.redirectUri().toString());
    if (continuousRefresh) {
      form.put("continuous_refresh", "true");
    }
    return api.asApp(PinterestOAuth.TOKEN_PATH, job.app(), form);
  }

  private ConnectStep granted(PinterestToken token) {
    List<String> scopes = token.scopes().isEmpty() ? PinterestOAuth.NEEDED : token.scopes();
    List<String> missing =
        PinterestOAuth.NEEDED.stream().filter(scope -> !scopes.contains(scope)).toList();
    if (!missing.isEmpty()) {
      return new ConnectStep.Denied(
          "Not granted: "
              + String.join(", ", missing)
              + ". Connect again and give access to boards, pins and the account.");
    }
    PlatformResponse me = job.answers().get(ME);
    if (me == null) {
      PlatformRequest request = api.get("user_account", Map.of(), token.tokens().access());
      return new ConnectStep.Ask(ME, request);
    }
    return account(me, token)
        .<ConnectStep>map(account -> new ConnectStep.Granted(List.of(account), scopes))
        .orElseGet(() -> failed(me));
  }

  private static Optional<RemoteAccount> account(PlatformResponse me, PinterestToken token) {
    JsonObject json = me.json();
    Optional<String> id = me.ok() ? PinterestJson.id(json, "id") : Optional.empty();
    return id.map(
        remoteId -> {
          String username = AnswerJson.text(json, "username").orElse(remoteId);
          String name = AnswerJson.text(json, "business_name").orElse(username);
          JsonObject details =
              new JsonObject()
                  .put("account_type", AnswerJson.text(json, "account_type").orElse(""));
          return new RemoteAccount(
              new Account(remoteId, username, token.tokens(), details), name, picture(json));
        });
  }

  private ConnectStep failed(PlatformResponse response) {
    Optional<PinterestReply> reply = PinterestReply.of(response);
    if (reply.isEmpty() || response.status() >= 500 || response.status() == 429) {
      return new ConnectStep.Unavailable(
          "Pinterest does not answer as it should. Try again later.");
    }
    boolean exchanging = !job.answers().containsKey(ME);
    if (exchanging && response.status() == UNAUTHORISED) {
      return new ConnectStep.Denied(
          "Pinterest does not know this server's app: the host has to check its id and secret.");
    }
    return new ConnectStep.Denied(
        "Pinterest refused the sign-in; start again. It says: " + redacted(reply.get().message()));
  }

  private String redacted(String message) {
    return message
        .replace(job.code().reveal(), "***")
        .replace(job.app().clientSecret().reveal(), "***");
  }

  private static @Nullable URI picture(JsonObject me) {
    try {
      return AnswerJson.text(me, "profile_image").map(URI::create).orElse(null);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
