package ai.influgen.publishing.connection.api;

import ai.influgen.publishing.connection.Outlook;
import ai.influgen.publishing.connection.PostForecast;
import ai.influgen.publishing.connection.ShownState;
import ai.influgen.publishing.connection.StoredConnection;
import ai.influgen.publishing.platform.Platform;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person should do about an integration, in plain words.
 *
 * @param posts what is at stake
 */
record IntegrationMessages(
    Platform platform, StoredConnection connection, Outlook outlook, PostForecast posts) {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** The words for that state; null if there is nothing to do. */
  @Nullable String of(ShownState state) {
    String problem = connection.standing().problem();
    return switch (state) {
      case CONNECTED -> outlook.endsAt() == null ? null : ahead(outlook.endsAt());
      case EXPIRING -> outlook.endsAt() == null ? null : soon(outlook.endsAt());
      case EXPIRED ->
          "The access to %s has ended: connect again.%s%s"
              .formatted(platform.title(), problem == null ? "" : " " + problem, waiting());
      case NEEDS_SELECTION ->
          problem == null ? "This consent covers several accounts: choose one." : problem;
      case NEEDS_SETUP -> platform.oauth().setupSteps();
      case DISCONNECTED -> unconnected(state, platform) + waiting();
    };
  }

  /** The words for a platform that nothing is connected to. */
  static String unconnected(ShownState state, Platform platform) {
    return state == ShownState.NEEDS_SETUP
        ? platform.oauth().setupSteps()
        : "Connect an account to publish to %s.".formatted(platform.title());
  }

  /** Far ahead it is worth words only where posts are planned behind the end. */
  private @Nullable String ahead(Instant end) {
    return posts.atRisk().count() == 0
        ? null
        : "%s scheduled after %s, when the access to %s ends. Connect again before then."
            .formatted(are(posts.atRisk().count()), MOMENT.format(end), platform.title());
  }

  private String soon(Instant end) {
    String words =
        outlook.cause() == Outlook.Cause.NOT_RENEWED
            ? "The access to %s could not be renewed so far, and ends by %s: connect again."
            : "The access to %s ends on %s, and only you can renew it: connect again before then.";
    int count = posts.atRisk().count();
    return words.formatted(platform.title(), MOMENT.format(end))
        + (count == 0 ? "" : " %s scheduled after that.".formatted(are(count)));
  }

  private String waiting() {
    String held = posts.held() == 0 ? "" : " %s for the account.".formatted(wait(posts.held()));
    String failed =
        posts.failed() == 0 ? "" : " %s failed for want of it.".formatted(have(posts.failed()));
    int ahead = posts.atRisk().count();
    return held + failed + (ahead == 0 ? "" : " %s planned still.".formatted(are(ahead)));
  }

  private static String are(int count) {
    return count == 1 ? "1 post is" : count + " posts are";
  }

  private static String wait(int count) {
    return count == 1 ? "1 post waits" : count + " posts wait";
  }

  private static String have(int count) {
    return count == 1 ? "1 post has" : count + " posts have";
  }
}
