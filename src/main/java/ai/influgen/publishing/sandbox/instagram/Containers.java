package ai.influgen.publishing.sandbox.instagram;

import ai.influgen.publishing.sandbox.Sequence;
import ai.influgen.publishing.sandbox.StateLog;
import ai.influgen.publishing.sandbox.instagram.Container.Stage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The media containers. */
final class Containers {
  private static final String KIND = "instagram.container";
  private static final long FIRST_ID = 17_900_000_000_000_000L;

  private final StateLog log;
  private final InstantSource clock;
  private final Map<String, Container> idToContainer = new HashMap<>();
  private final RollingDay created;
  private final Sequence ids = new Sequence(FIRST_ID);

  Containers(StateLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
    this.created = new RollingDay(clock);
    log.register(KIND, Container.class, this::apply);
  }

  /**
   * Makes a container that waits for its bytes.
   *
   * @param processing how long processing will take
   * @param failure the subcode with which processing will end, 0 for none
   */
  Container create(String account, Draft draft, Duration processing, int failure) {
    return put(
        new Container(
            ids.next(),
            account,
            draft,
            clock.millis(),
            Stage.WAITING_FOR_BYTES,
            processing.toMillis(),
            0,
            failure,
            ""));
  }

  Optional<Container> find(String id) {
    return Optional.ofNullable(idToContainer.get(id));
  }

  /** The containers whose bytes were still being fetched. */
  List<Container> fetching() {
    return idToContainer.values().stream()
        .filter(
            container ->
                container.waitsForBytes(clock.instant()) && !container.draft().url().isEmpty())
        .toList();
  }

  long createdLately(String account) {
    return created.count(account);
  }

  /** The bytes are there; an empty name for a carousel, which has none of its own. */
  void takeBytes(String id, String media) {
    find(id).ifPresent(container -> put(container.withBytes(media, clock.instant())));
  }

  void fail(String id, int subcode) {
    find(id).ifPresent(container -> put(container.failed(subcode, clock.instant())));
  }

  void fetchFrom(Container container, String url) {
    put(container.fetchingFrom(url));
  }

  /** Marks a container as published. Its post is what the state file keeps. */
  void publish(String id) {
    idToContainer.computeIfPresent(id, (_, container) -> container.published());
  }

  private Container put(Container container) {
    apply(container);
    log.append(KIND, container);
    return container;
  }

  private void apply(Container container) {
    if (idToContainer.put(container.id(), container) == null) {
      ids.seen(container.id());
      created.add(container.account(), container.createdAt());
    }
  }
}
