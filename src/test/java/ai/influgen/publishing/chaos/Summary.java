package ai.influgen.publishing.chaos;

import ai.influgen.publishing.chaos.Book.Post;
import ai.influgen.publishing.chaos.Invariants.Kind;
import ai.influgen.publishing.chaos.Invariants.Violation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run as a table, as docs/chaos.md keeps it. */
final class Summary {
  private static final Pattern FIRST_CLAIM = Pattern.compile(Saboteur.FIRST_CLAIM + "(\\d+) ms");

  private final Map<String, Object> lines = new LinkedHashMap<>();
  private final Book book;

  Summary(Plan plan, Tally tally, Book book, List<Violation> violations, Duration took) {
    this.book = book;
    Map<Kind, Long> wrong = Invariants.count(violations);
    lines.put("seed", plan.seed());
    lines.put("instances", plan.instances());
    lines.put("kills", tally.kills());
    tally.deaths().forEach((where, n) -> lines.put("… " + where, n));
    lines.put("posts", book.posts().size());
    lines.put("… published", status("published"));
    lines.put("… cancelled", status("cancelled"));
    lines.put("… failed", status("failed"));
    lines.put("… left to a person", posts(Post::needsConfirmation));
    lines.put("ambiguous", posts(post -> doubtful(post)));
    lines.put("… settled by asking the platform", posts(post -> settled(post)));
    lines.put("doubles", wrong.getOrDefault(Kind.DOUBLE, 0L));
    lines.put("lost", wrong.getOrDefault(Kind.LOST, 0L));
    lines.put("other violations", violations.size() - doublesAndLost(wrong));
    tally.troubles().forEach((trouble, n) -> lines.put(trouble, n));
    lines.put("seconds", took.toSeconds());
  }

  /** Adds how long starts took until the first claim, by the instances' own words. */
  Summary withStarts(List<Instance> instances) {
    List<Long> starts =
        instances.stream()
            .flatMap(instance -> FIRST_CLAIM.matcher(instance.output()).results())
            .map(found -> Long.parseLong(found.group(1)))
            .sorted()
            .toList();
    if (!starts.isEmpty()) {
      lines.put("from start to first claim, median ms", starts.get(starts.size() / 2));
    }
    return this;
  }

  /** In Markdown. */
  String table() {
    return Stream.concat(
            Stream.of("| | |", "|---|---:|"),
            lines.entrySet().stream().map(e -> "| " + e.getKey() + " | " + e.getValue() + " |"))
        .collect(Collectors.joining("\n", "\n", "\n"));
  }

  private static long doublesAndLost(Map<Kind, Long> wrong) {
    return wrong.getOrDefault(Kind.DOUBLE, 0L) + wrong.getOrDefault(Kind.LOST, 0L);
  }

  private long status(String status) {
    return posts(post -> post.status().equals(status));
  }

  private long posts(Predicate<Post> which) {
    return book.posts().stream().filter(which).count();
  }

  // what a crash left in doubt has no line of its own before it is settled
  private boolean doubtful(Post post) {
    return book.attempts(post).stream()
        .anyMatch(a -> a.outcome().equals("unsettled") || a.kind().equals("reconcile"));
  }

  private boolean settled(Post post) {
    return doubtful(post) && !post.needsConfirmation();
  }
}
