package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.Adapter;
import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome.Published;
import ai.influgen.publishing.platform.Reconciler;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.platform.StepResult;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/**
 * The steps of an Instagram post: containers are made and watched until Instagram has fetched and
 * processed the media (nobody sees them), {@code publish} makes the post public, {@code permalink}
 * reads where it is.
 */
final class InstagramAdapter implements Adapter {
  private final InstagramRequests requests;
  private final InstagramReconciler reconciler;

  InstagramAdapter(InstagramRequests requests, Duration settling) {
    this.requests = requests;
    this.reconciler = new InstagramReconciler(requests, settling);
  }

  @Override
  public Step next(PublishJob job) {
    if (!job.journal().has(InstagramStep.PUBLISH)) {
      InstagramStep publish = InstagramStep.of(InstagramStep.PUBLISH);
      return requests.call(job, new InstagramStaging(job).missing().orElse(publish));
    }
    if (!job.journal().has(InstagramStep.PERMALINK)) {
      return requests.call(job, InstagramStep.of(InstagramStep.PERMALINK));
    }
    return new Step.Finished(published(job.journal()));
  }

  @Override
  public StepResult read(PublishJob job, Exchange exchange) {
    InstagramStep step = InstagramStep.of(exchange.call().name());
    return new InstagramResponses(requests.graph(), job, step, exchange).read();
  }

  @Override
  public Optional<Published> proven(Journal journal) {
    return journal.has(InstagramStep.PUBLISH) ? Optional.of(published(journal)) : Optional.empty();
  }

  @Override
  public Reconciler reconciler() {
    return reconciler;
  }

  /** What the journal says of a post that is public. */
  static Published published(Journal journal) {
    String id = result(journal, InstagramStep.PUBLISH).getString("id");
    String permalink = result(journal, InstagramStep.PERMALINK).getString("permalink");
    String container = result(journal, InstagramStep.container(0).name()).getString("id");
    JsonObject evidence = new JsonObject().put("media_id", id).put("container_id", container);
    return new Published(id, permalink, evidence);
  }

  private static JsonObject result(Journal journal, String step) {
    return journal.find(step).map(entry -> entry.result()).orElseGet(JsonObject::new);
  }
}
