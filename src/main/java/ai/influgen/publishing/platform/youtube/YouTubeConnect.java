package ai.influgen.publishing.platform.youtube;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.OAuth.ConnectJob;
import ai.influgen.publishing.platform.OAuth.ConnectStep;
import ai.influgen.publishing.platform.OAuth.RemoteAccount;
import ai.influgen.publishing.platform.PlatformResponse;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connect under way: the code for tokens, what was granted, then the channel. */
record YouTubeConnect(YouTubeApi api, ConnectJob job) {
  /** The list of all that a channel uploaded, among an account's details. */
  static final String UPLOADS = "uploads";

  private static final String TOKEN = "token";
  private static final String CHANNEL = "channel";

  private static final ConnectStep NO_CHANNEL =
      new ConnectStep.Denied(
          "This Google account has no YouTube channel. Create one at youtube.com, or choose another"
              + " account when you connect again.");

  ConnectStep next() {
    PlatformResponse answer = job.answers().get(TOKEN);
    if (answer == null) {
      return new ConnectStep.Ask(TOKEN, api.form("token", codeExchange()));
    }
    return YouTubeToken.of(answer, job.now()).map(this::granted).orElseGet(() -> failed(answer));
  }

  private Map<String, String> codeExchange() {
    return Map.of(
        "grant_type", "authorization_code",
        "client_id", job.app().clientId(),
        "client_secret", job.app().clientSecret().reveal(),
        "redirect_uri", job.redirectUri().toString(),
        "code", job.code().reveal(),
        "code_verifier", job.codeVerifier().reveal());
  }

  private ConnectStep granted(YouTubeToken token) {
    List<String> missing =
        YouTubeOAuth.NEEDED.stream().filter(scope -> !token.scopes().contains(scope)).toList();
    if (!missing.isEmpty() && !token.scopes().isEmpty()) {
      return new ConnectStep.Denied(
          "Not granted: "
              + String.join(", ", missing.stream().map(s -> s.replaceAll(".*/", "")).toList())
              + ". Connect again and tick all boxes in Google's dialog.");
    }
    if (token.refresh().isEmpty()) {
      return new ConnectStep.Denied(
          "Google gave an access that ends after an hour and can't be renewed. Remove this app at"
              + " myaccount.google.com/connections, then connect again.");
    }
    PlatformResponse channel = job.answers().get(CHANNEL);
    if (channel == null) {
      Map<String, String> query = Map.of("part", "id,snippet,contentDetails", "mine", "true");
      return new ConnectStep.Ask(CHANNEL, api.get("youtube/v3/channels", query, token.access()));
    }
    return channel(token, channel);
  }

  private ConnectStep channel(YouTubeToken token, PlatformResponse answer) {
    boolean signup =
        GoogleError.of(answer)
            .filter(e -> e.reasons().contains("youtubeSignupRequired"))
            .isPresent();
    if (signup) {
      return NO_CHANNEL;
    }
    boolean listed = answer.json().containsKey("items") || answer.json().containsKey("pageInfo");
    if (!answer.ok() || !listed) {
      return failed(answer);
    }
    List<RemoteAccount> channels =
        YouTubeJson.items(answer).stream().flatMap(item -> account(token, item).stream()).toList();
    return channels.isEmpty()
        ? NO_CHANNEL
        : new ConnectStep.Granted(
            channels, token.scopes().isEmpty() ? YouTubeOAuth.NEEDED : token.scopes());
  }

  private static Optional<RemoteAccount> account(YouTubeToken token, JsonObject channel) {
    JsonObject snippet = AnswerJson.object(channel, "snippet");
    JsonObject playlists =
        AnswerJson.object(AnswerJson.object(channel, "contentDetails"), "relatedPlaylists");
    JsonObject details = new JsonObject();
    YouTubeJson.id(playlists, UPLOADS).ifPresent(id -> details.put(UPLOADS, id));
    return YouTubeJson.id(channel, "id")
        .map(
            id -> {
              String title = AnswerJson.text(snippet, "title").orElse(id);
              String handle =
                  AnswerJson.text(snippet, "customUrl")
                      .map(url -> url.replaceFirst("^@", ""))
                      .orElse(title);
              Account account = new Account(id, handle, token.over(Map.of()), details);
              return new RemoteAccount(account, title, picture(snippet));
            });
  }

  private static @Nullable URI picture(JsonObject snippet) {
    JsonObject smallest = AnswerJson.object(AnswerJson.object(snippet, "thumbnails"), "default");
    try {
      return AnswerJson.text(smallest, "url").map(URI::create).orElse(null);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private ConnectStep failed(PlatformResponse response) {
    boolean outage = response.status() >= 500 || response.status() == 429 || response.ok();
    Optional<GoogleError> error = GoogleError.of(response);
    boolean limit =
        error
            .map(e -> YouTubeErrors.of(e, response.status()).treatment())
            .filter(YouTubeConnect::passing)
            .isPresent();
    Optional<String> told =
        error
            .map(GoogleError::message)
            .or(() -> AnswerJson.text(response.json(), "error_description"))
            .or(() -> AnswerJson.text(response.json(), "error"));
    if (outage || limit || told.isEmpty()) {
      return new ConnectStep.Unavailable("Google does not answer as it should. Try again later.");
    }
    return new ConnectStep.Denied(
        "Google refused the sign-in; start again. It says: " + redacted(told.get()));
  }

  private static boolean passing(YouTubeError.Treatment treatment) {
    return switch (treatment) {
      case NEXT_DAY, RETRY -> true;
      case RECONNECT, REFUSE -> false;
    };
  }

  private String redacted(String message) {
    return message
        .replace(job.code().reveal(), "***")
        .replace(job.app().clientSecret().reveal(), "***");
  }
}
