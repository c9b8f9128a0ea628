package ai.influgen.publishing.platform.youtube;

import ai.influgen.publishing.platform.Adapter;
import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome.Published;
import ai.influgen.publishing.platform.Reconciler;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.platform.StepResult;
import ai.influgen.publishing.platform.youtube.YouTubeStep.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The steps of a YouTube video: a session is opened and takes all of the file but its last chunk
 * (nobody sees it); the last chunk makes the video. The thumbnail is set and the processing watched
 * afterwards.
 */
final class YouTubeAdapter implements Adapter {
  private final YouTubeRequests requests;
  private final YouTubeReconciler reconciler;
  private final Duration sessionLife;

  YouTubeAdapter(YouTubeRequests requests, Duration sessionLife) {
    this.requests = requests;
    this.reconciler = new YouTubeReconciler(requests);
    this.sessionLife = sessionLife;
  }

  @Override
  public Step next(PublishJob job) {
    Optional<Published> published = proven(job.journal());
    if (published.isEmpty()) {
      return requests.call(job, new YouTubeUpload(job, sessionLife).next());
    }
    return afterwards(job.payload()).stream()
        .map(YouTubeStep::of)
        .filter(step -> !job.journal().has(step.name()))
        .findFirst()
        .<Step>map(step -> requests.call(job, step))
        .orElseGet(() -> new Step.Finished(published.get()));
  }

  @Override
  public StepResult read(PublishJob job, Exchange exchange) {
    YouTubeStep step = YouTubeStep.named(exchange.call().name());
    return new YouTubeResponses(requests.api(), job, step, exchange).read();
  }

  @Override
  public Optional<Published> proven(Journal journal) {
    return YouTubeVideo.published(journal);
  }

  @Override
  public Reconciler reconciler() {
    return reconciler;
  }

  /** A Short takes a thumbnail only once it is processed. */
  private static List<Kind> afterwards(Payload payload) {
    if (payload.media().size() < 2) {
      return List.of(Kind.PROCESSING);
    }
    return payload.kind().equals(YouTubeRules.SHORT)
        ? List.of(Kind.PROCESSING, Kind.THUMBNAIL)
        : List.of(Kind.THUMBNAIL, Kind.PROCESSING);
  }
}
