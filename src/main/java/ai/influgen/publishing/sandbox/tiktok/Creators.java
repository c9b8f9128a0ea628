package ai.influgen.publishing.sandbox.tiktok;

import ai.influgen.publishing.sandbox.oauth.Account;
import ai.influgen.publishing.sandbox.oauth.Accounts;
import java.util.List;

/** The accounts; an account's id is its open_id for our application. */
final class Creators {
  static final String SELF_ONLY = "SELF_ONLY";
  static final String EVERYONE = "PUBLIC_TO_EVERYONE";

  static final Accounts ALL =
      Accounts.of(
          new Account("open-0000000000000001", "mila.demo", "Mila"),
          new Account("open-0000000000000002", "nova.studio", "Nova Studio"),
          new Account("open-0000000000000003", "kai.travels", "Kai"));

  private static final String PRIVATE = "kai.travels";

  private Creators() {}

  /** The privacy levels that an account may choose from. */
  static List<String> privacyLevels(Account account) {
    return List.of(
        account.username().equals(PRIVATE) ? "FOLLOWER_OF_CREATOR" : EVERYONE,
        "MUTUAL_FOLLOW_FRIENDS",
        SELF_ONLY);
  }
}
