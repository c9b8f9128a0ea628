package ai.influgen.publishing.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RanksTest {
  private static final Instant NINE = Instant.parse("2026-05-04T09:00:00Z");
  private static final UUID TENANT = new UUID(0, 1);
  private static final UUID OTHER = new UUID(0, 2);
  private static final UUID ACCOUNT = new UUID(1, 1);
  private static final UUID SECOND_ACCOUNT = new UUID(1, 2);

  private final Ranks ranks = new Ranks();

  @Test
  void countsATenantsPostsOfASecond() {
    int[] places = IntStream.range(0, 5).map(i -> ranks.next(TENANT, ACCOUNT, NINE)).toArray();

    assertThat(places).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void startsAnewForAnotherTenantAndForAnotherSecond() {
    ranks.next(TENANT, ACCOUNT, NINE);

    assertThat(ranks.next(OTHER, new UUID(2, 1), NINE)).isZero();
    assertThat(ranks.next(TENANT, ACCOUNT, NINE.plusSeconds(1))).isZero();
    assertThat(ranks.next(TENANT, ACCOUNT, NINE.plusMillis(999))).isEqualTo(1);
  }

  @Test
  void putsAnAccountsFirstBeforeAnotherOnesLater() {
    for (int i = 0; i < 1_000; i++) {
      ranks.next(TENANT, ACCOUNT, NINE);
    }

    assertThat(ranks.next(TENANT, SECOND_ACCOUNT, NINE)).isEqualTo(1);
    assertThat(ranks.next(TENANT, SECOND_ACCOUNT, NINE)).isEqualTo(3);
  }

  @Test
  void countsOneTenantsAccountsAsOneTenant() {
    int last = 0;
    for (int i = 0; i < 1_000; i++) {
      last = ranks.next(TENANT, new UUID(7, i), NINE);
    }

    assertThat(last).isEqualTo(999);
  }
}
