package ai.influgen.publishing.sandbox.oauth;

import java.time.Instant;

/**
 * An authorization code, good for one exchange.
 *
 * @param value what the redirect carries
 * @param consent what it stands for
 * @param expiresAt milliseconds since the epoch
 * @param used whether it has been exchanged
 */
record Code(String value, Consent consent, long expiresAt, boolean used) {
  boolean isExpired(Instant now) {
    return now.toEpochMilli() >= expiresAt;
  }

  Code usedNow() {
    return new Code(value, consent, expiresAt, true);
  }
}
