package ai.influgen.publishing.workspace.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.schedule.SettableClock;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacedTest {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final SettableClock clock = new SettableClock();
  private final List<Promise<String>> requests = new ArrayList<>();
  private final Paced<String> paced = new Paced<>(clock, PAUSE, this::request);

  private Future<String> request() {
    requests.add(Promise.promise());
    return requests.getLast().future();
  }

  @Test
  void sharesTheOneThatIsUnderWayHoweverLongItTakes() {
    Future<String> first = paced.run();
    clock.set(clock.instant().plus(PAUSE.multipliedBy(3)));

    assertThat(paced.run()).isSameAs(first);
    assertThat(requests).hasSize(1);
  }

  @Test
  void asksAgainOnlyAfterAPause() {
    Future<String> first = paced.run();
    requests.getLast().fail("away");

    assertThat(paced.run()).isSameAs(first);
    clock.set(clock.instant().plus(PAUSE));
    assertThat(paced.run()).isNotSameAs(first);
    requests.getLast().complete("here");
    assertThat(paced.run().result()).isEqualTo("here");
    assertThat(requests).hasSize(2);
  }
}
