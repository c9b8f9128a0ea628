package ai.influgen.publishing.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The short form: half a minute of everything, on all five platforms. */
class ChaosIT {
  @Test
  void everyPostIsPublicOnceAndItsOutcomeIsKnown() {
    ChaosRun.Outcome outcome = new ChaosRun(Plan.shortForm()).run("chaos");

    assertThat(outcome.violations()).isEmpty();
    assertThat(outcome.tally().kills()).isGreaterThan(2);
    assertThat(outcome.book().ledger())
        .extracting(entry -> entry.getString("platform"))
        .contains(Workspace.PLATFORMS.toArray(String[]::new));
  }
}
