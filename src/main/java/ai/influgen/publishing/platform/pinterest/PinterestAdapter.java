package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.Adapter;
import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome.Published;
import ai.influgen.publishing.platform.Reconciler;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.platform.StepResult;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * The steps of a pin: Pinterest fetches images by itself, so {@code pin} is all there is; a video
 * is registered, sent and watched until it is processed, and pinned then. A pin has no handle
 * before it is made: its call is never made twice.
 */
final class PinterestAdapter implements Adapter {
  private final PinterestConfig config;
  private final PinterestRequests requests;
  private final PinterestReconciler reconciler;

  PinterestAdapter(PinterestConfig config, PinterestRequests requests) {
    this.config = config;
    this.requests = requests;
    this.reconciler = new PinterestReconciler(config, requests);
  }

  @Override
  public Step next(PublishJob job) {
    Optional<Published> published = proven(job.journal());
    return published.isPresent()
        ? new Step.Finished(published.get())
        : requests.call(job, new PinterestStaging(job).missing().orElse(PinterestStep.PIN));
  }

  @Override
  public StepResult read(PublishJob job, Exchange exchange) {
    PinterestFailure failure = new PinterestFailure(job, exchange, config.switches().trial());
    return new PinterestResponses(requests.api(), exchange, failure).read();
  }

  @Override
  public Optional<Published> proven(Journal journal) {
    return proven(config, journal);
  }

  @Override
  public Reconciler reconciler() {
    return reconciler;
  }

  /** What the journal says of a pin that is public. */
  static Optional<Published> proven(PinterestConfig config, Journal journal) {
    return journal
        .find(PinterestStep.PIN.wire())
        .map(entry -> entry.result().getString("id"))
        .map(id -> published(config, id, new JsonObject().put("pin_id", id)));
  }

  /** A pin's address is made of its id: Pinterest does not tell it. */
  static Published published(PinterestConfig config, String id, JsonObject evidence) {
    String permalink = PinterestApi.join(config.wwwUrl(), "pin/" + id + "/").toString();
    return new Published(id, permalink, evidence);
  }
}
