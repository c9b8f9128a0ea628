package ai.influgen.publishing.bench;

import ai.influgen.publishing.platform.Adaptation;
import ai.influgen.publishing.platform.Adapter;
import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.OAuth;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.platform.Reconciler;
import ai.influgen.publishing.platform.Rules;
import ai.influgen.publishing.platform.Settlement;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.platform.StepResult;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A platform that takes one call to prepare a post and one to publish it, and no limits. */
final class InstantPlatform implements Platform, Adapter {
  static final String NAME = "instant";
  static final String COMMIT = "publish";
  private static final String STAGE = "upload";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  @Override
  public PlatformName name() {
    return new PlatformName(NAME);
  }

  @Override
  public String title() {
    return "Instant";
  }

  @Override
  public OAuth oauth() {
    throw new UnsupportedOperationException("nobody signs in here");
  }

  @Override
  public Rules rules() {
    return draft ->
        new Adaptation.Ready(
            new Payload("post", draft.caption(), draft.media(), draft.settings()), List.of());
  }

  @Override
  public Adapter adapter() {
    return this;
  }

  @Override
  public Step next(PublishJob job) {
    if (!job.journal().has(STAGE)) {
      return call(job, STAGE, Step.Phase.STAGE);
    }
    return job.journal().has(COMMIT)
        ? new Step.Finished(published(job.journal()))
        : call(job, COMMIT, Step.Phase.COMMIT);
  }

  private static Step call(PublishJob job, String name, Step.Phase phase) {
    JsonObject body =
        new JsonObject()
            .put("text", job.payload().text())
            .put("token", job.account().tokens().access().reveal());
    PlatformRequest request =
        new PlatformRequest(
            HttpMethod.POST,
            URI.create("http://instant/" + name),
            Map.of(),
            Map.of(),
            new PlatformRequest.Body.Json(body),
            TIMEOUT);
    return new Step.Call(name, phase, request);
  }

  @Override
  public StepResult read(PublishJob job, Exchange exchange) {
    return new StepResult.Keep(exchange.response().json());
  }

  @Override
  public Optional<PublishOutcome.Published> proven(Journal journal) {
    return journal.has(COMMIT) ? Optional.of(published(journal)) : Optional.empty();
  }

  private static PublishOutcome.Published published(Journal journal) {
    String id = journal.find(COMMIT).orElseThrow().result().getString("id");
    return new PublishOutcome.Published(id, "http://instant/" + id, new JsonObject().put("id", id));
  }

  @Override
  public Reconciler reconciler() {
    return new Reconciler() {
      @Override
      public Next next(PublishJob job) {
        return new Next.Settled(new Settlement.Undecidable("nobody knows", new JsonObject()));
      }

      @Override
      public StepResult read(PublishJob job, Exchange exchange) {
        throw new IllegalStateException("it asks nothing");
      }
    };
  }
}
