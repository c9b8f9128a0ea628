package ai.influgen.publishing.sandbox.instagram;

/**
 * An authorization code, good for one exchange.
 *
 * @param value what the redirect carries
 * @param person the key of the person who agreed
 * @param redirectUri as given to the dialog
 * @param expiresAt milliseconds since the epoch
 * @param used whether it has been exchanged
 */
record Code(String value, String person, String redirectUri, long expiresAt, boolean used) {
  Code usedNow() {
    return new Code(value, person, redirectUri, expiresAt, true);
  }
}
