package ai.influgen.publishing.connection;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenMergeTest {
  private static final Instant END = Instant.parse("2026-12-01T00:00:00Z");

  @Test
  void keepsAnEndThatRefreshingDoesNotPutOff() {
    assertThat(end(END, END)).isEqualTo(END);
    assertThat(end(END, END.plusSeconds(2))).isEqualTo(END.plusSeconds(2));
    assertThat(end(END, END.minus(Duration.ofDays(1)))).isEqualTo(END.minus(Duration.ofDays(1)));
  }

  @Test
  void keepsAnEndOfWhichARefreshSaysNothing() {
    assertThat(end(END, null)).isEqualTo(END);
  }

  @Test
  void forgetsAnEndThatEachRefreshPutsOff() {
    assertThat(end(END, END.plus(Duration.ofHours(1)))).isNull();
    assertThat(end(null, END.plus(Duration.ofHours(2)))).isNull();
  }

  private static @Nullable Instant end(@Nullable Instant before, @Nullable Instant told) {
    return TokenMerge.of(tokens(before), tokens(told)).grantEndsAt();
  }

  private static Tokens tokens(@Nullable Instant end) {
    return new Tokens(new Secret("t"), Map.of(), null, end);
  }
}
