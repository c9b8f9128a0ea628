package ai.influgen.publishing.platform.tiktok;

import ai.influgen.publishing.platform.OAuth.RefreshJob;
import ai.influgen.publishing.platform.OAuth.RefreshStep;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Secret;
import java.util.Map;

/** A refresh under way: one exchange. The refresh token rotates with it, the old one is void. */
record TikTokRefresh(TikTokApi api, RefreshJob job) {
  private static final String EXCHANGE = "exchange";

  /**
   * The refresh token is expired, used or taken back; all else may be an app that is set up wrong.
   */
  private static final String ENDED = "invalid_grant";

  RefreshStep next() {
    Secret refresh = job.account().tokens().others().get(TikTokOAuth.REFRESH);
    if (refresh == null) {
      return new RefreshStep.Later("It is not recorded how to refresh this. Connect again.");
    }
    PlatformResponse answer = job.answers().get(EXCHANGE);
    if (answer == null) {
      return new RefreshStep.Ask(
          EXCHANGE,
          TikTokToken.request(
              api,
              TikTokConnect.app(job.app()),
              Map.of("grant_type", "refresh_token", "refresh_token", refresh.reveal())));
    }
    return TikTokToken.of(answer, job.now())
        .<RefreshStep>map(token -> new RefreshStep.Refreshed(token.tokens()))
        .orElseGet(() -> failed(answer));
  }

  private static RefreshStep failed(PlatformResponse answer) {
    boolean ended =
        answer.status() < 500 && TikTokToken.error(answer).filter(ENDED::equals).isPresent();
    return ended
        ? new RefreshStep.Ended("The access to TikTok has ended. Connect again.")
        : new RefreshStep.Later("TikTok did not refresh the access; it is tried again.");
  }
}
