package ai.influgen.publishing.platform.twitter;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.OAuth.RefreshJob;
import ai.influgen.publishing.platform.OAuth.RefreshStep;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Secret;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;

/** A refresh under way: each spends the refresh token and brings the next one. */
record TwitterRefresh(TwitterApi api, RefreshJob job) {
  private static final String TOKEN = "token";

  /** X says so of a token that is spent, revoked or unknown, under the code for any odd request. */
  private static final String SPENT = "value passed for the token was invalid";

  RefreshStep next() {
    Secret old = job.account().tokens().others().get(TwitterToken.REFRESH);
    if (old == null) {
      return new RefreshStep.Later("It is not recorded how to refresh this. Connect again.");
    }
    PlatformResponse answer = job.answers().get(TOKEN);
    if (answer == null) {
      Map<String, String> form =
          Map.of("grant_type", "refresh_token", "refresh_token", old.reveal());
      return new RefreshStep.Ask(TOKEN, api.asApp("oauth2/token", form, job.app()));
    }
    return TwitterToken.of(answer, job.now())
        .<RefreshStep>map(
            token -> new RefreshStep.Refreshed(token.over(job.account().tokens().others())))
        .orElseGet(() -> failed(answer));
  }

  private static RefreshStep failed(PlatformResponse answer) {
    return answer.status() == 400 && gone(answer.json())
        ? new RefreshStep.Ended(
            "X has ended the access: it was taken back, or not used for too long. Connect again.")
        : new RefreshStep.Later("X did not refresh the access; it is tried again.");
  }

  private static boolean gone(JsonObject answer) {
    String words = AnswerJson.text(answer, "error_description").orElse("");
    return switch (AnswerJson.text(answer, "error").orElse("")) {
      case "invalid_grant" -> true;
      case "invalid_request" -> words.toLowerCase(Locale.ROOT).contains(SPENT);
      default -> false;
    };
  }
}
