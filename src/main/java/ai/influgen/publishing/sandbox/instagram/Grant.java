package ai.influgen.publishing.sandbox.instagram;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a person allows the application.
 *
 * @param person the person's key
 * @param granted scopes
 * @param declined scopes that were asked for and refused
 * @param pages the ids of the Pages that were chosen
 */
record Grant(String person, List<String> granted, List<String> declined, List<String> pages) {
  static Grant none(String person) {
    return new Grant(person, List.of(), List.of(), List.of());
  }

  /** The grant after another consent: what was allowed earlier stays, unless it is declined now. */
  Grant then(Grant later) {
    return new Grant(
        person,
        Stream.concat(granted.stream(), later.granted.stream())
            .distinct()
            .filter(scope -> !later.declined.contains(scope))
            .toList(),
        Stream.concat(declined.stream(), later.declined.stream())
            .distinct()
            .filter(scope -> !later.granted.contains(scope))
            .toList(),
        later.pages);
  }

  Grant without(String scope) {
    return then(new Grant(person, List.of(), List.of(scope), pages));
  }
}
