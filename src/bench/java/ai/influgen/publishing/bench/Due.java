package ai.influgen.publishing.bench;

import ai.influgen.publishing.testing.PostFill;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** When posts were due, and how late their publish calls were by the same machine's clock. */
final class Due {
  private Due() {}

  /** Milliseconds from due to the publish call, of those posts that are due no sooner than that. */
  static List<Double> lateness(
      PostFill.Posts posts, Map<Long, Instant> commits, Duration afterTheFirst) {
    Instant counted = posts.from().plus(afterTheFirst);
    return numbers(posts)
        .filter(commits::containsKey)
        .filter(number -> !at(posts, number).isBefore(counted))
        .mapToObj(number -> late(posts, number, commits))
        .toList();
  }

  /** The same, by tenant. */
  static Map<Integer, List<Double>> byTenant(
      Collection<PostFill.Posts> all, Map<Long, Instant> commits) {
    Map<Integer, List<Double>> tenants = new TreeMap<>();
    for (PostFill.Posts posts : all) {
      tenants.putAll(
          numbers(posts)
              .boxed()
              .filter(commits::containsKey)
              .collect(
                  Collectors.groupingBy(
                      number -> (int) (posts.firstTenant() + number % posts.tenants()),
                      Collectors.mapping(
                          number -> late(posts, number, commits), Collectors.toList()))));
    }
    return tenants;
  }

  private static LongStream numbers(PostFill.Posts posts) {
    return LongStream.range(posts.first(), posts.first() + posts.count());
  }

  private static double late(PostFill.Posts posts, long number, Map<Long, Instant> commits) {
    Instant called = Objects.requireNonNull(commits.get(number));
    return Duration.between(at(posts, number), called).toNanos() / 1e6;
  }

  private static Instant at(PostFill.Posts posts, long number) {
    long micros = posts.span().toNanos() / 1000 / posts.count();
    return posts.from().plusNanos((number - posts.first()) * micros * 1000);
  }
}
