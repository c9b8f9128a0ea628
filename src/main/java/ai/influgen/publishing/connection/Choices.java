package ai.influgen.publishing.connection;

import ai.influgen.publishing.platform.OAuth.RemoteAccount;
import java.util.List;
import java.util.Optional;

/** The accounts that one consent covers, with their tokens: a person chooses among them. */
public record Choices(List<RemoteAccount> accounts, List<String> scopes) {
  public Choices {
    accounts = List.copyOf(accounts);
    scopes = List.copyOf(scopes);
  }

  /** The account that has that id at the platform. */
  public Optional<RemoteAccount> find(String remoteId) {
    return accounts.stream().filter(a -> a.account().remoteId().equals(remoteId)).findFirst();
  }
}
