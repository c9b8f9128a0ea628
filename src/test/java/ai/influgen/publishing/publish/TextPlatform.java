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
import ai.influgen.publishing.platform.Quota;
import ai.influgen.publishing.platform.Quotas;
import ai.influgen.publishing.platform.Reconciler;
import ai.influgen.publishing.platform.Rules;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.platform.StepResult;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A platform on which a text is published by one call, whose path is the text. */
record TextPlatform(PlatformName name) implements Platform, Adapter {
  private static final String POST = "post";

  @Override
  public String title() {
    return "Text";
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
    Optional<PublishOutcome.Published> done = proven(job.journal());
    return done.isPresent()
        ? new Step.Finished(done.get())
        : new Step.Call(POST, Step.Phase.COMMIT, request(job.payload().text()));
  }

  private PlatformRequest request(String text) {
    return new PlatformRequest(
        HttpMethod.POST,
        URI.create("http://" + name + ".invalid/" + text),
        Map.of(),
        Map.of(),
        new PlatformRequest.Body.None(),
        Duration.ofSeconds(10));
  }

  @Override
  public StepResult read(PublishJob job, Exchange exchange) {
    return new StepResult.Keep(new JsonObject().put("id", job.payload().text()));
  }

  @Override
  public Optional<PublishOutcome.Published> proven(Journal journal) {
    return journal
        .find(POST)
        .map(e -> new PublishOutcome.Published(e.result().getString("id"), "-", new JsonObject()));
  }

  @Override
  public Reconciler reconciler() {
    throw new AssertionError("nothing is left open here");
  }
}
