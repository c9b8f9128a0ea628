package ai.influgen.publishing.publish;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.publish.Claim.Kind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {
  private static final Instant DUE = Instant.parse("2026-05-04T09:00:00Z");
  private static final UUID ACCOUNT = new UUID(0, 1);

  private final Lanes lanes = new Lanes();

  private static Claim at(int second, Kind kind, boolean inLine) {
    UUID id = UUID.randomUUID();
    Instant at = DUE.plusSeconds(second);
    return new Claim(
        id,
        kind,
        id,
        at,
        at,
        id,
        ACCOUNT,
        new PlatformName("test"),
        null,
        0,
        false,
        new Claim.Turn(0, inLine));
  }

  private static Claim commit(int second) {
    return at(second, Kind.COMMIT, false);
  }

  private Claim arrived(Claim claim) {
    lanes.arrived(claim);
    return claim;
  }

  @Test
  void letsOneOfAnAccountGoAtATimeAndTheEarliestNext() {
    Claim first = arrived(commit(0));
    Claim third = arrived(commit(2));
    Claim second = arrived(commit(1));

    assertThat(lanes.enter(first)).isTrue();
    assertThat(lanes.enter(third)).isFalse();
    assertThat(lanes.enter(second)).isFalse();
    assertThat(lanes.leave(first)).contains(second);
    assertThat(lanes.leave(second)).contains(third);
    assertThat(lanes.leave(third)).isEmpty();
    assertThat(lanes.enter(commit(3))).isTrue();
  }

  @Test
  void preparingNeedsNoLane() {
    lanes.enter(arrived(commit(0)));

    assertThat(lanes.enter(arrived(at(1, Kind.STAGE, false)))).isTrue();
  }

  @Test
  void hasPlacesForAFewOfAnAccountOnly() {
    List<Claim> few = IntStream.range(0, Lanes.PLACES).mapToObj(i -> arrived(commit(i))).toList();

    assertThat(lanes.full(commit(9))).isTrue();
    assertThat(lanes.full(at(9, Kind.CONFIRM, false))).isFalse();

    few.forEach(lanes::enter);
    lanes.leave(few.getFirst());
    assertThat(lanes.full(commit(9))).isFalse();
  }

  @Test
  void callsTheNextOfACrowdedAccountAsPlacesGetFree() {
    Claim only = arrived(commit(0));
    lanes.enter(only);
    assertThat(lanes.calls(_ -> true)).as("nobody waits").isEmpty();

    lanes.crowded(commit(1));

    assertThat(lanes.calls(_ -> true))
        .containsExactly(new Claims.Turn(ACCOUNT, Lanes.PLACES - 1));
    assertThat(lanes.calls(_ -> false)).as("its platform has no room").isEmpty();
  }

  @Test
  void knowsThatMoreWaitWhereOneHasWaited() {
    arrived(at(0, Kind.COMMIT, true));

    assertThat(lanes.calls(_ -> true)).hasSize(1);
  }

  @Test
  void stopsCallingWhenNobodyComes() {
    lanes.crowded(commit(0));

    int calls = 0;
    while (!lanes.calls(_ -> true).isEmpty()) {
      lanes.answered(lanes.calls(_ -> true), List.of());
      calls++;
    }

    assertThat(calls).isBetween(2, 100);
  }
}
