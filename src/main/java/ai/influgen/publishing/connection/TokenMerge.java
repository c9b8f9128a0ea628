package ai.influgen.publishing.connection;

import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fresh tokens over the ones of before. */
final class TokenMerge {
  /** Ends are told as seconds from an answer on, and answers take their time. */
  private static final Duration SAME_END = Duration.ofMinutes(1);

  private TokenMerge() {}

  /** What the answer left out or left empty stays: an empty token never overwrites one. */
  static Tokens of(Tokens before, Tokens fresh) {
    Map<String, Secret> others = new HashMap<>(before.others());
    fresh
        .others()
        .forEach(
            (name, secret) -> {
              if (!secret.reveal().isBlank()) {
                others.put(name, secret);
              }
            });
    return new Tokens(
        fresh.access(),
        others,
        fresh.expiresAt(),
        grantEnd(before.grantEndsAt(), fresh.grantEndsAt()));
  }

  /**
   * When the grant ends for good. An end that a refresh has put off is none, since the next one
   * will do so again; one of which a refresh says nothing stays.
   */
  private static @Nullable Instant grantEnd(@Nullable Instant before, @Nullable Instant told) {
    if (before == null || told == null) {
      return before;
    }
    return told.isAfter(before.plus(SAME_END)) ? null : told;
  }
}
