package ai.influgen.publishing.sandbox.instagram;

import ai.influgen.publishing.sandbox.Ledger;
import ai.influgen.publishing.sandbox.Sequence;
import ai.influgen.publishing.sandbox.StateLog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has been published. One line of the state file makes the post, the entry in the ledger and
 * the container's state, so that a kill leaves all of it or nothing.
 */
final class Posts {
  private static final String KIND = "instagram.post";
  private static final long FIRST_ID = 17_950_000_000_000_000L;

  private final StateLog log;
  private final InstantSource clock;
  private final Ledger ledger;
  private final Containers containers;
  private final Map<String, Post> idToPost = new HashMap<>();
  private final Map<String, List<Post>> accountToPosts = new HashMap<>();
  private final RollingDay published;
  private final Sequence ids = new Sequence(FIRST_ID);

  Posts(StateLog log, InstantSource clock, Ledger ledger, Containers containers) {
    this.log = log;
    this.clock = clock;
    this.ledger = ledger;
    this.containers = containers;
    this.published = new RollingDay(clock);
    log.register(KIND, Post.class, this::apply);
  }

  /** Makes a container public. Doing it twice makes two posts. */
  Post publish(Container container) {
    Draft draft = container.draft();
    String id = ids.next();
    List<Post.Item> items =
        draft.kind() == MediaKind.CAROUSEL
            ? draft.children().stream()
                .map(child -> item(ids.next(), containers.find(child).orElseThrow()))
                .toList()
            : List.of(item(id, container));
    Post post =
        new Post(
            id,
            container.account(),
            container.id(),
            draft.kind(),
            draft.caption(),
            items,
            clock.millis());
    apply(post);
    log.append(KIND, post);
    return post;
  }

  Optional<Post> find(String id) {
    return Optional.ofNullable(idToPost.get(id));
  }

  /** The posts of an account, the newest first. */
  List<Post> of(String account) {
    return new ArrayList<>(accountToPosts.getOrDefault(account, List.of())).reversed();
  }

  /** How much of the publishing quota is used. */
  long publishedLately(String account, Instant since) {
    return published.countSince(account, since);
  }

  private void apply(Post post) {
    ids.seen(post.id());
    post.items().forEach(item -> ids.seen(item.id()));
    idToPost.put(post.id(), post);
    accountToPosts.computeIfAbsent(post.account(), _ -> new ArrayList<>()).add(post);
    published.add(post.account(), post.publishedAt());
    containers.publish(post.container());
    ledger.add(
        new Ledger.Publish(
            InstagramSandbox.NAME,
            People.account(post.account()).orElseThrow().username(),
            post.id(),
            post.kind().ledgerName(),
            post.caption(),
            post.hashes(),
            Instant.ofEpochMilli(post.publishedAt())));
  }

  private static Post.Item item(String id, Container container) {
    return new Post.Item(id, container.media(), container.draft().altText());
  }
}
