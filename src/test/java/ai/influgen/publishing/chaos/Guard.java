package ai.influgen.publishing.chaos;

import java.util.List;
import java.util.regex.Pattern;

/** What keeps a post from being published twice, and how each is switched off in a copy. */
enum Guard {
  /** Whoever does not know the claim's token may not write. */
  TOKEN,

  /** What was permitted is asked about, never simply done again. */
  INTENT,

  /** Lease and send deadline are looked at just before the call is written. */
  LAST_LOOK;

  /** What the copy of the classes has to have changed for the guard to be off. */
  List<Mutation> off() {
    return switch (this) {
      case TOKEN -> List.of(text("(\\w+\\.)?token = (\\$2|a\\.token)", "$2::uuid is not null"));
      case INTENT ->
          List.of(text("case when state = 'sending' then 'reconcile' else kind end", "kind"));
      case LAST_LOOK ->
          List.of(
              new Mutation.AlwaysTrue(
                  Mutation.ENGINE + "Committer", Mutation.ENGINE + "InstanceLease", "alive"),
              new Mutation.AlwaysTrue(
                  Mutation.ENGINE + "Committer", "java/time/Instant", "isBefore"));
    };
  }

  private static Mutation text(String pattern, String replacement) {
    return new Mutation.Text(Mutation.ENGINE + "\\w+", Pattern.compile(pattern), replacement);
  }
}
