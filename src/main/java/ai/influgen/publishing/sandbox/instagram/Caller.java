package ai.influgen.publishing.sandbox.instagram;

import ai.influgen.publishing.sandbox.instagram.People.Account;
import ai.influgen.publishing.sandbox.instagram.People.Page;
import ai.influgen.publishing.sandbox.instagram.People.Person;
import java.util.List;
import java.util.stream.Stream;

/** Who calls, with a valid token, and what that token may do. */
record Caller(Token token, Person person, Grant grant) {
  boolean may(String scope) {
    return grant.granted().contains(scope);
  }

  /**
   * Checks scopes.
   *
   * @throws GraphException when one is missing
   */
  void require(String... scopes) {
    for (String scope : scopes) {
      if (!may(scope)) {
        throw GraphErrors.PERMISSION.exception(scope);
      }
    }
  }

  /** The Pages that this token reaches. */
  List<Page> pages() {
    return person.pages().stream()
        .filter(page -> grant.pages().contains(page.id()))
        .filter(page -> !token.forPage() || token.page().equals(page.id()))
        .toList();
  }

  Stream<Account> accounts() {
    return pages().stream().flatMap(page -> page.account().stream());
  }

  /**
   * An Instagram account that this token reaches.
   *
   * @throws GraphException when it doesn't
   */
  Account account(String id) {
    require("instagram_basic");
    return accounts()
        .filter(account -> account.id().equals(id))
        .findFirst()
        .orElseThrow(() -> GraphErrors.NO_OBJECT.exception("Object with ID '" + id + "'"));
  }

  /** The same, for publishing. */
  Account publishingAccount(String id) {
    require("instagram_content_publish");
    return account(id);
  }
}
