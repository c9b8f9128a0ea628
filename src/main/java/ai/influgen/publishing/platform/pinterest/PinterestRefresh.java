package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.OAuth.RefreshJob;
import ai.influgen.publishing.platform.OAuth.RefreshStep;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Tokens;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A refresh under way: the token that renews is given for a new pair. */
record PinterestRefresh(PinterestApi api, RefreshJob job) {
  private static final String REFRESH = "refresh";

  /**
   * How Pinterest says that the grant is gone. The shape is not documented: both RFC 6749's word
   * and Pinterest's own are taken. A 401 alone may be about the app's secret.
   */
  private static final Pattern GONE =
      Pattern.compile("invalid_grant|refresh[ _]token", Pattern.CASE_INSENSITIVE);

  RefreshStep next() {
    Secret old = job.account().tokens().others().get(PinterestToken.REFRESH);
    if (old == null || old.reveal().isBlank()) {
      return new RefreshStep.Later("It is not recorded how to refresh this. Connect again.");
    }
    PlatformResponse answer = job.answers().get(REFRESH);
    if (answer == null) {
      Map<String, String> form =
          Map.of("grant_type", "refresh_token", "refresh_token", old.reveal());
      return new RefreshStep.Ask(REFRESH, api.asApp(PinterestOAuth.TOKEN_PATH, job.app(), form));
    }
    return PinterestToken.of(answer, job.now())
        .<RefreshStep>map(token -> new RefreshStep.Refreshed(merged(token.tokens())))
        .orElseGet(() -> failed(answer));
  }

  /** The one that renews is new as well; where it is missing, the old one is kept. */
  private Tokens merged(Tokens fresh) {
    Map<String, Secret> others = new HashMap<>(job.account().tokens().others());
    others.putAll(fresh.others());
    return new Tokens(fresh.access(), others, fresh.expiresAt(), fresh.grantEndsAt());
  }

  private static RefreshStep failed(PlatformResponse answer) {
    boolean refused = answer.status() == 400 || answer.status() == 401;
    boolean gone = refused && (says(answer, "error") || says(answer, "message"));
    return gone
        ? new RefreshStep.Ended("Pinterest has ended the access. Connect again.")
        : new RefreshStep.Later("Pinterest did not refresh the access; it is tried again.");
  }

  private static boolean says(PlatformResponse answer, String field) {
    return AnswerJson.text(answer.json(), field).filter(t -> GONE.matcher(t).find()).isPresent();
  }
}
