package ai.influgen.publishing.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Instants as platforms write them. */
class TimestampsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-10-01T12:00:05Z",
        "2026-10-01T12:00:05.000Z",
        "2026-10-01T12:00:05+0000",
        "2026-10-01T14:00:05+02:00",
        "2026-10-01T07:30:05-0430",
        "2026-10-01T12:00:05"
      })
  void readsEveryFormThatIsSeen(String text) {
    assertThat(at(text)).contains(Instant.parse("2026-10-01T12:00:05Z"));
  }

  @Test
  void readsNothingElse() {
    assertThat(at("yesterday")).isEmpty();
    assertThat(at("2026-10-01")).isEmpty();
    assertThat(at("")).isEmpty();
    assertThat(Timestamps.of(new JsonObject(), "at")).isEmpty();
  }

  private static Optional<Instant> at(String text) {
    return Timestamps.of(new JsonObject().put("at", text), "at");
  }
}
