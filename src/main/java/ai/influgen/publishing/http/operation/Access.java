package ai.influgen.publishing.http.operation;

import java.util.Set;

/** How far a caller's credential reaches. */
public sealed interface Access {
  /** A person's access token or session: the operations that their role reaches. */
  record Person(Role role) implements Access {}

  /** An agency key: the operations that its scopes open. */
  record Scoped(Set<Scope> scopes) implements Access {
    public Scoped {
      scopes = Set.copyOf(scopes);
    }
  }
}
