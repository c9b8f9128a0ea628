package ai.influgen.publishing.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The long form: as many kills as were asked for, a thousand by default. */
@Tag("long")
class LongChaosIT {
  @Test
  void everyPostIsPublicOnceAndItsOutcomeIsKnown() {
    Plan plan = Plan.longForm();
    ChaosRun.Outcome outcome = new ChaosRun(plan).run("long-chaos");

    assertThat(outcome.violations()).isEmpty();
    assertThat(outcome.tally().kills()).isGreaterThanOrEqualTo(plan.kills());
  }
}
