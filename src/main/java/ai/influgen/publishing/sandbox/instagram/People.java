package ai.influgen.publishing.sandbox.instagram;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The people who can log in, with their Pages and the Instagram accounts on them. */
final class People {
  static final List<Person> ALL =
      List.of(
          new Person(
              "demo",
              "10220000000000001",
              "Mila Demo",
              List.of(
                  new Page(
                      "110000000000001", "Mila", Optional.of(account(1, "mila.demo", "Mila")))),
              Optional.empty()),
          new Person(
              "agency",
              "10220000000000002",
              "Avery Agency",
              List.of(
                  new Page(
                      "110000000000002",
                      "Nova Studio",
                      Optional.of(account(2, "nova.studio", "Nova Studio"))),
                  new Page(
                      "110000000000003",
                      "Kai Travels",
                      Optional.of(account(3, "kai.travels", "Kai"))),
                  new Page("110000000000004", "Agency Front Desk", Optional.empty())),
              Optional.of(new Business("120000000000001", "Avery Agency GmbH"))),
          new Person("nobody", "10220000000000003", "Noel Nobody", List.of(), Optional.empty()));

  private People() {}

  /** A person; the key chooses one at the dialog. */
  record Person(String key, String id, String name, List<Page> pages, Optional<Business> business) {
    boolean owns(String username) {
      return accounts().anyMatch(account -> account.username().equals(username));
    }

    Stream<Account> accounts() {
      return pages.stream().flatMap(page -> page.account().stream());
    }
  }

  record Page(String id, String name, Optional<Account> account) {}

  record Account(String id, String username, String name) {}

  record Business(String id, String name) {}

  static Optional<Person> byKey(String key) {
    return ALL.stream().filter(person -> person.key().equals(key)).findFirst();
  }

  static Optional<Person> owner(String username) {
    return ALL.stream().filter(person -> person.owns(username)).findFirst();
  }

  static Stream<Account> accounts() {
    return ALL.stream().flatMap(Person::accounts);
  }

  static Optional<Account> account(String id) {
    return accounts().filter(account -> account.id().equals(id)).findFirst();
  }

  static Optional<Account> named(String username) {
    return accounts().filter(account -> account.username().equals(username)).findFirst();
  }

  private static Account account(int number, String username, String name) {
    return new Account("1784140000000000" + number, username, name);
  }
}
