package ai.influgen.publishing.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdKindTest {
  @Test
  void showsAnIdWithItsKindAndReadsItBack() {
    UUID id = IdKind.next();

    String shown = IdKind.SCHEDULED_POST.show(id);

    assertThat(shown).startsWith("sch_").matches(IdKind.SHAPE);
    assertThat(IdKind.SCHEDULED_POST.read(shown)).contains(id);
  }

  @Test
  void readsNothingOfAnotherKindOrThatNoUlidIs() {
    assertThat(IdKind.SCHEDULED_POST.read(IdKind.CONTENT.show(IdKind.next()))).isEmpty();
    // well-shaped, but no ULID has a U
    assertThat(IdKind.CONTENT.read("cnt_01HZX6V1P2Q3R4S5T6U7V8W9X0")).isEmpty();
    assertThat(IdKind.CONTENT.read("")).isEmpty();
  }

  @Test
  void makesIdsThatSortByAge() {
    UUID earlier = IdKind.next();
    UUID later = IdKind.next();

    assertThat(IdKind.MEDIA.show(earlier)).isLessThan(IdKind.MEDIA.show(later));
  }
}
