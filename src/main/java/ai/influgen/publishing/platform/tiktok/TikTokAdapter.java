package ai.influgen.publishing.platform.tiktok;

import ai.influgen.publishing.platform.Adapter;
import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome.Published;
import ai.influgen.publishing.platform.Reconciler;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.platform.StepResult;
import java.net.URI;
import java.util.Optional;

/**
 * The steps of a TikTok post. {@code creator} asks what the account may do. A video that we send is
 * begun by {@code init} and sent in chunks, the last of which makes it public; what TikTok fetches
 * becomes public by {@code init} alone. {@code status} reads what became of it, {@code post-id}
 * under which id.
 */
final class TikTokAdapter implements Adapter {
  private final TikTokRequests requests;
  private final TikTokPublic publics;
  private final TikTokReconciler reconciler;

  TikTokAdapter(TikTokRequests requests, URI www) {
    this.requests = requests;
    this.publics = new TikTokPublic(www);
    this.reconciler = new TikTokReconciler(requests, publics);
  }

  @Override
  public Step next(PublishJob job) {
    Optional<Published> published = publics.of(job.journal());
    if (published.isPresent()) {
      return idIsToCome(job, published.get())
          ? requests.call(job, TikTokStep.POST_ID)
          : new Step.Finished(published.get());
    }
    TikTokStaging staging = TikTokStaging.of(job);
    if (staging.committed()) {
      return requests.call(job, TikTokStep.STATUS);
    }
    return requests.call(job, staging.missing().orElseGet(staging::commit));
  }

  @Override
  public StepResult read(PublishJob job, Exchange exchange) {
    return new TikTokResponses(requests, job, exchange).read();
  }

  @Override
  public Optional<Published> proven(Journal journal) {
    return publics.of(journal);
  }

  @Override
  public Reconciler reconciler() {
    return reconciler;
  }

  /** What only the account itself sees never gets a public id. */
  private static boolean idIsToCome(PublishJob job, Published published) {
    TikTokHistory history = TikTokHistory.of(job);
    boolean hidden =
        history
            .creator()
            .flatMap(creator -> creator.privacy(job.payload()))
            .filter(TikTokPrivacy.SELF_ONLY.name()::equals)
            .isPresent();
    return published.remotePostId() == null
        && !hidden
        && history.publishId().isPresent()
        && !job.journal().has(TikTokStep.POST_ID.name());
  }
}
