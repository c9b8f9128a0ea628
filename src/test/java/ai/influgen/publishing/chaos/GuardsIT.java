package ai.influgen.publishing.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The suite sees it when a guard is gone: each one, switched off in a copy of the classes. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardsIT {
  private Cluster cluster;
  private Workspace workspace;
  private int number;

  @BeforeAll
  void start() {
    cluster = new Cluster("guards", ServerJar.sabotage(), GuardScenario.COMMIT_TIMEOUT);
    workspace = Workspace.open(cluster.desk(), cluster.postgres(), 0);
  }

  @AfterAll
  void stop() {
    cluster.close();
  }

  @ParameterizedTest
  @EnumSource
  void withoutAGuardThereIsADouble(Guard guard) {
    assertThat(played(guard, guard.off()))
        .extracting(Invariants.Violation::kind)
        .contains(Invariants.Kind.DOUBLE);
  }

  @ParameterizedTest
  @EnumSource
  void withAllGuardsTheSameCourseOfThingsDoesNoHarm(Guard guard) {
    assertThat(played(guard, List.of())).isEmpty();
  }

  private List<Invariants.Violation> played(Guard guard, List<Mutation> off) {
    List<Mutation> mutations = new ArrayList<>(ServerJar.sabotage());
    mutations.addAll(off);
    Ground ground = cluster.ground(guard.name() + off.size(), mutations);
    List<Instance> instances = List.of(cluster.add(ground), cluster.add(ground));
    return new GuardScenario(cluster, workspace, instances, number++).play(guard);
  }
}
