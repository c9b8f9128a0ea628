package ai.influgen.publishing.publish;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Instants as the driver takes and gives them. */
final class Times {
  private Times() {}

  static OffsetDateTime db(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static @Nullable OffsetDateTime dbOrNull(@Nullable Instant instant) {
    return instant == null ? null : db(instant);
  }

  static @Nullable Instant orNull(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
