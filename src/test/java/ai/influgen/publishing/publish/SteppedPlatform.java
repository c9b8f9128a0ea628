package ai.influgen.publishing.publish;

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
import ai.influgen.publishing.platform.Quotas;
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

/**
 * A platform with every step that there is: a text is staged, committed, and looked at; and it has
 * whatever it was asked to publish. Each call's path is the step and the text.
 */
record SteppedPlatform(PlatformName name) implements Platform, Adapter {
  static final String STAGE = "stage";
  static final String COMMIT = "commit";
  static final String LOOK = "look";
  static final String FIND = "reconcile-find";

  @Override
  public String title() {
    return "Stepped";
  }

  @Override
  public OAuth oauth() {
    throw new AssertionError("nobody connects here");
  }

  @Override
  public Rules rules() {
    return draft ->
        new Adaptation.Ready(
            new Payload("text", draft.caption(), List.of(), new JsonObject()), List.of());
  }

  @Override
  public Adapter adapter() {
    return this;
  }

  @Override
  public Quotas quotas() {
    return Quotas.NONE;
  }

  @Override
  public Step next(PublishJob job) {
    Journal journal = job.journal();
    if (!journal.has(STAGE)) {
      return call(job, STAGE, Step.Phase.STAGE);
    }
    if (!journal.has(COMMIT)) {
      return call(job, COMMIT, Step.Phase.COMMIT);
    }
    return proven(journal)
        .<Step>map(Step.Finished::new)
        .orElseGet(() -> call(job, LOOK, Step.Phase.CONFIRM));
  }

  private Step.Call call(PublishJob job, String step, Step.Phase phase) {
    URI url = URI.create("http://" + name + ".invalid/" + step + "/" + job.payload().text());
    return new Step.Call(
        step,
        phase,
        new PlatformRequest(
            HttpMethod.POST,
            url,
            Map.of(),
            Map.of(),
            new PlatformRequest.Body.None(),
            Duration.ofSeconds(10)));
  }

  @Override
  public StepResult read(PublishJob job, Exchange exchange) {
    return new StepResult.Keep(new JsonObject().put("id", job.payload().text()));
  }

  @Override
  public Optional<PublishOutcome.Published> proven(Journal journal) {
    return journal.find(LOOK).map(SteppedPlatform::published);
  }

  private static PublishOutcome.Published published(Journal.Entry entry) {
    return new PublishOutcome.Published(entry.result().getString("id"), "-", new JsonObject());
  }

  @Override
  public Reconciler reconciler() {
    return new Finder(this);
  }

  private record Finder(SteppedPlatform platform) implements Reconciler {
    @Override
    public Next next(PublishJob job) {
      return job.journal()
          .find(FIND)
          .<Next>map(entry -> new Next.Settled(new Settlement.Found(published(entry))))
          .orElseGet(() -> new Next.Ask(platform.call(job, FIND, Step.Phase.CONFIRM)));
    }

    @Override
    public StepResult read(PublishJob job, Exchange exchange) {
      return platform.read(job, exchange);
    }
  }
}
