package ai.influgen.publishing.sandbox.youtube;

import ai.influgen.publishing.sandbox.oauth.Account;
import ai.influgen.publishing.sandbox.oauth.Accounts;
import java.util.Optional;

/** The channels; an account's id is that of its channel. */
final class Channels {
  static final Accounts ALL =
      Accounts.of(
          new Account("UCmilademo00000000000001", "mila.demo", "Mila"),
          new Account("UCnovastudio000000000002", "nova.studio", "Nova Studio"),
          new Account("UCkaitravels000000000003", "kai.travels", "Kai"));

  private Channels() {}

  /** The playlist of a channel's uploads. */
  static String uploads(Account channel) {
    return "UU" + channel.id().substring(2);
  }

  /** The channel whose uploads a playlist lists. */
  static Optional<Account> ofPlaylist(String playlist) {
    return ALL.all().stream().filter(channel -> uploads(channel).equals(playlist)).findFirst();
  }
}
