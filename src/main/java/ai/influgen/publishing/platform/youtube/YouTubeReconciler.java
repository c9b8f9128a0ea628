package ai.influgen.publishing.platform.youtube;

import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome.Published;
import ai.influgen.publishing.platform.Reconciler;
import ai.influgen.publishing.platform.Settlement;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.platform.StepResult;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Asks the session what it has: it makes at most one video and tells which, or how much is missing.
 * Only where it is gone the channel's newest uploads are looked at.
 */
record YouTubeReconciler(YouTubeRequests requests) implements Reconciler {
  /** A new upload may take a minute to show in the channel's list. */
  static final Duration BETWEEN_LOOKS = Duration.ofSeconds(60);

  private static final int LOOKS = 3;

  @Override
  public Next next(PublishJob job) {
    Optional<Published> known = YouTubeVideo.published(job.journal());
    if (known.isPresent()) {
      return new Next.Settled(new Settlement.Found(known.get()));
    }
    if (YouTubeUpload.newest(job.journal()).isEmpty()) {
      return undecidable("It is not recorded where this was uploaded.", new JsonObject());
    }
    YouTubeReconciliation asked = YouTubeReconciliation.of(job);
    Optional<JsonObject> session = asked.session();
    if (session.isEmpty()) {
      return ask(YouTubeReconciliation.SESSION, requests.question(job));
    }
    return session.get().containsKey(YouTubeReconciliation.GONE)
        ? byUploads(asked)
        : bySession(asked, session.get().getLong(YouTubeUpload.STORED));
  }

  @Override
  public StepResult read(PublishJob job, Exchange exchange) {
    return switch (exchange.call().name()) {
      case YouTubeReconciliation.UPLOADS -> YouTubeSightings.uploads(job, exchange);
      default -> YouTubeSightings.session(job, exchange);
    };
  }

  /** What is missing is sent to the same session: it can't become a second video. */
  private static Next bySession(YouTubeReconciliation asked, long stored) {
    return stored < YouTubeUpload.video(asked.job()).bytes()
        ? new Next.Settled(new Settlement.NotPublished(false, asked.evidence()))
        : undecidable(
            "YouTube has all of the file and tells of no video. Look at the channel.",
            asked.evidence());
  }

  private Next byUploads(YouTubeReconciliation asked) {
    Optional<String> playlist =
        YouTubeJson.id(asked.job().account().details(), YouTubeConnect.UPLOADS);
    if (playlist.isEmpty()) {
      return undecidable(
          "YouTube's session for this has ended. Look at the channel.", asked.evidence());
    }
    List<Journal.Entry> looks = asked.looks();
    if (looks.isEmpty()) {
      return look(asked, playlist.get());
    }
    // exactly one would be known by its id
    int matches = looks.getLast().result().getInteger(YouTubeReconciliation.MATCHES);
    if (matches > 0 || looks.size() >= LOOKS) {
      return undecidable(
          "YouTube does not tell what became of the upload; "
              + matches
              + " videos of the channel look like it. Look at the channel.",
          asked.evidence());
    }
    Instant due = looks.getLast().at().plus(BETWEEN_LOOKS);
    Instant now = asked.job().now();
    return now.isBefore(due)
        ? new Next.Wait(Duration.between(now, due))
        : look(asked, playlist.get());
  }

  private Next look(YouTubeReconciliation asked, String playlist) {
    return ask(YouTubeReconciliation.UPLOADS, requests.uploads(asked.job().account(), playlist));
  }

  private static Next ask(String name, PlatformRequest request) {
    return new Next.Ask(new Step.Call(name, Step.Phase.CONFIRM, request));
  }

  private static Next undecidable(String message, JsonObject evidence) {
    return new Next.Settled(new Settlement.Undecidable(message, evidence));
  }
}
