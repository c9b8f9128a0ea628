package ai.influgen.publishing.platform.twitter;

import ai.influgen.publishing.platform.Adapter;
import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome.Published;
import ai.influgen.publishing.platform.Reconciler;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.platform.StepResult;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The steps of a post on X: images are uploaded in one call each, a GIF or video in segments, then
 * processed (nobody sees them); {@code post} makes the post public and tells its id at once.
 */
final class TwitterAdapter implements Adapter {
  private final TwitterRequests requests;
  private final URI www;
  private final TwitterReconciler reconciler;

  TwitterAdapter(TwitterRequests requests, URI www) {
    this.requests = requests;
    this.www = www;
    this.reconciler = new TwitterReconciler(requests, www);
  }

  @Override
  public Step next(PublishJob job) {
    Optional<Published> published = proven(job.journal());
    if (published.isPresent()) {
      return new Step.Finished(published.get());
    }
    TwitterStep post = TwitterStep.of(TwitterStep.Kind.POST);
    return requests.call(job, new TwitterStaging(job).missing().orElse(post));
  }

  @Override
  public StepResult read(PublishJob job, Exchange exchange) {
    TwitterStep step = TwitterStep.of(exchange.call().name());
    return new TwitterResponses(www, job, step, exchange).read();
  }

  @Override
  public Optional<Published> proven(Journal journal) {
    return journal.find(TwitterStep.POST).map(entry -> published(journal, entry.result()));
  }

  @Override
  public Reconciler reconciler() {
    return reconciler;
  }

  /** Where a person sees a post. */
  static String permalink(URI www, String username, String id) {
    return TwitterApi.join(www, username + "/status/" + id).toString();
  }

  /** What the journal says of a post that is public. */
  static Published published(Journal journal, JsonObject post) {
    String id = post.getString("id");
    return new Published(id, post.getString("permalink"), evidence(journal, id));
  }

  /** The post's id, and what did not go with it. */
  static JsonObject evidence(Journal journal, String id) {
    JsonObject evidence = new JsonObject().put("post_id", id);
    List<String> warnings =
        journal.entries().stream()
            .flatMap(entry -> AnswerJson.text(entry.result(), Published.WARNING).stream())
            .distinct()
            .toList();
    return warnings.isEmpty()
        ? evidence
        : evidence.put(Published.WARNING, String.join(" ", warnings));
  }
}
