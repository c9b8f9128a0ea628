package ai.influgen.publishing.http.page;

import java.util.Optional;

/** What has just happened, over a client's cards. */
sealed interface ClientBanner {
  /** A consent for that platform has ended well; the card there tells how it stands. */
  record Connected(String platform) implements ClientBanner {}

  /** Something did not work. */
  record Bad(String words) implements ClientBanner {}

  static Optional<ClientBanner> bad(String words) {
    return Optional.of(new Bad(words));
  }
}
