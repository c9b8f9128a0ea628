package ai.influgen.publishing.publish.quota;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.publish.quota.FairShare.Demand;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A hundred calls, and who may make how many. */
class FairShareTest {
  private static final UUID BIG = new UUID(1, 1);
  private static final UUID SMALL = new UUID(1, 2);
  private static final UUID THIRD = new UUID(1, 3);

  private static int allowance(UUID asking, double kept, Demand... demands) {
    return FairShare.allowance(100, asking, List.of(demands), kept);
  }

  @Test
  void leavesAllToTheOnlyOne() {
    assertThat(allowance(BIG, 0.2, new Demand(BIG, 0, 5_000))).isEqualTo(100);
  }

  @Test
  void keepsWhatOthersWillWantLater() {
    Demand[] demands = {new Demand(BIG, 0, 5_000), new Demand(SMALL, 0, 10)};

    assertThat(allowance(BIG, 0, demands)).isEqualTo(90);
    assertThat(allowance(SMALL, 0, demands)).isEqualTo(50);
  }

  @Test
  void givesTheSameToAllWhoWantMore() {
    Demand[] demands = {
      new Demand(BIG, 0, 5_000), new Demand(SMALL, 4, 16), new Demand(THIRD, 0, 300)
    };

    assertThat(allowance(BIG, 0, demands)).isEqualTo(40);
    assertThat(allowance(THIRD, 0, demands)).isEqualTo(40);
  }

  @Test
  void keepsAPartForThoseWhoComeLaterAndLetsItGoInTheEnd() {
    Demand[] demands = {new Demand(BIG, 0, 5_000), new Demand(SMALL, 0, 0)};

    assertThat(allowance(BIG, 0.2, demands)).isEqualTo(80);
    assertThat(allowance(BIG, 0.01, demands)).isEqualTo(99);
    assertThat(allowance(SMALL, 0.2, demands)).as("the kept part is theirs").isEqualTo(50);
  }

  @Test
  void dealsWithWhatIsGoneAlready() {
    Demand[] demands = {new Demand(BIG, 90, 5_000), new Demand(SMALL, 0, 0)};

    assertThat(allowance(SMALL, 0.2, demands)).isEqualTo(10);
  }

  @Test
  void neverPromisesMoreThanThereIs() {
    Random random = new Random(7);
    for (int run = 0; run < 500; run++) {
      List<Demand> demands = new ArrayList<>();
      int workspaces = 1 + random.nextInt(20);
      for (int i = 0; i < workspaces; i++) {
        demands.add(new Demand(new UUID(2, i), 0, random.nextInt(60)));
      }
      int limit = workspaces + random.nextInt(200);
      int promised =
          demands.stream()
              .mapToInt(
                  demand ->
                      Math.min(
                          demand.wanted(),
                          FairShare.allowance(limit, demand.workspaceId(), demands, 0)))
              .sum();
      assertThat(promised).as("run %d", run).isLessThanOrEqualTo(limit);
    }
  }
}
