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

/** A platform that has told all that it can tell of a post. */
record SettledPlatform(Settlement settlement) implements Platform {
  @Override
  public PlatformName name() {
    return new PlatformName("instagram");
  }

  @Override
  public String title() {
    return "Fake";
  }

  @Override
  public OAuth oauth() {
    throw new AssertionError("it is not connected to");
  }

  @Override
  public Rules rules() {
    throw new AssertionError("nothing is adapted to it");
  }

  @Override
  public Adapter adapter() {
    return new Silent(settlement);
  }

  private record Silent(Settlement settlement) implements Adapter {
    @Override
    public Step next(PublishJob job) {
      throw new AssertionError("nothing is published there");
    }

    @Override
    public StepResult read(PublishJob job, Exchange exchange) {
      throw new AssertionError("it is asked nothing");
    }

    @Override
    public Optional<PublishOutcome.Published> proven(Journal journal) {
      return Optional.empty();
    }

    @Override
    public Reconciler reconciler() {
      return new Told(settlement);
    }
  }

  private record Told(Settlement settlement) implements Reconciler {
    @Override
    public Next next(PublishJob job) {
      return new Next.Settled(settlement);
    }

    @Override
    public StepResult read(PublishJob job, Exchange exchange) {
      throw new AssertionError("it is asked nothing");
    }
  }
}
