package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.Adapter;
import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.OAuth;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.platform.Reconciler;
import ai.influgen.publishing.platform.Rules;
import ai.influgen.publishing.platform.Settlement;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.platform.StepResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A platform whose answer to the publish call, once it is in the journal, settles the post.
 *
 * @param otherwise what it says without; null: it must not be asked
 */
record AnsweredPlatform(@Nullable Settlement otherwise) implements Platform, Adapter {
  private static final TextPlatform TEXT = new TextPlatform(new PlatformName("instagram"));

  @Override
  public PlatformName name() {
    return TEXT.name();
  }

  @Override
  public String title() {
    return TEXT.title();
  }

  @Override
  public OAuth oauth() {
    return TEXT.oauth();
  }

  @Override
  public Rules rules() {
    return TEXT.rules();
  }

  @Override
  public Adapter adapter() {
    return this;
  }

  @Override
  public Reconciler reconciler() {
    return new Heard(otherwise);
  }

  @Override
  public Optional<PublishOutcome.Published> proven(Journal journal) {
    return TEXT.proven(journal);
  }

  @Override
  public Step next(PublishJob job) {
    return TEXT.next(job);
  }

  @Override
  public StepResult read(PublishJob job, Exchange exchange) {
    throw new AssertionError("nothing is published there");
  }

  private record Heard(@Nullable Settlement otherwise) implements Reconciler {
    @Override
    public Next next(PublishJob job) {
      Optional<Settlement> heard = TEXT.proven(job.journal()).map(Settlement.Found::new);
      return new Next.Settled(
          heard.or(() -> Optional.ofNullable(otherwise)).orElseThrow(AssertionError::new));
    }

    @Override
    public StepResult read(PublishJob job, Exchange exchange) {
      throw new AssertionError("it is asked nothing");
    }
  }
}
