package ai.influgen.publishing.sandbox.oauth;

import java.util.List;
import java.util.Optional;

/**
 * The accounts of a simulated platform.
 *
 * @param all at least one; the first is the one that logs in when nobody is named
 */
public record Accounts(List<Account> all) {
  /** These accounts. */
  public static Accounts of(Account... accounts) {
    return new Accounts(List.of(accounts));
  }

  /** The account that logs in when nobody is named. */
  public Account first() {
    return all.getFirst();
  }

  /** The account with the platform's id. */
  public Optional<Account> byId(String id) {
    return all.stream().filter(account -> account.id().equals(id)).findFirst();
  }

  /** The account with a username. */
  public Optional<Account> named(String username) {
    return all.stream().filter(account -> account.username().equals(username)).findFirst();
  }

  /** All usernames. */
  public List<String> usernames() {
    return all.stream().map(Account::username).toList();
  }
}
