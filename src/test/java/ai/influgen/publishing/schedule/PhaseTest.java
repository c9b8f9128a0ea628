package ai.influgen.publishing.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseTest {

  @ParameterizedTest
  @CsvSource({
    // held,      unsettled, due,       inflight,  sending, phase
    "           , false,     commit,             , false,   WAITING",
    "           , false,     stage,              , false,   WAITING",
    "           , false,           ,             , false,   WAITING",
    "DISCONNECTED, false,          ,             , false,   HELD",
    "           , false,           , stage,        false,   STAGING",
    "           , false,           , stage,        true,    PUBLISHING",
    "           , false,           , commit,       false,   WAITING",
    "           , false,           , commit,       true,    PUBLISHING",
    "           , true,            , commit,       true,    PUBLISHING",
    "           , false,           , confirm,      false,   CONFIRMING",
    "           , false,     confirm,            , false,   CONFIRMING",
    "           , false,           , reconcile,    false,   RECONCILING",
    "           , false,     reconcile,          , false,   RECONCILING",
    "           , true,            ,             , false,   RECONCILING",
    "           , true,            , commit,       false,   RECONCILING",
  })
  void followsFromThePostAndTheEngine(
      @Nullable Hold held,
      boolean unsettled,
      @Nullable String due,
      @Nullable String inflight,
      boolean sending,
      Phase expected) {
    assertThat(Phase.of(held, unsettled, new Phase.Whereabouts(due, inflight, sending)))
        .isEqualTo(expected);
  }
}
