package ai.influgen.publishing.platform;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps of one publish that are done, each with what has to be remembered of it. It survives a
 * crash, so whoever picks the post up goes on after the last of them.
 */
public record Journal(List<Entry> entries) {
  /** One step done; {@code result} holds handles such as a container's id, never a token. */
  public record Entry(String step, JsonObject result, Instant at) {}

  public Journal {
    entries = List.copyOf(entries);
  }

  public static Journal empty() {
    return new Journal(List.of());
  }

  /** The newest entry of that step. */
  public Optional<Entry> find(String step) {
    return entries.reversed().stream().filter(e -> e.step().equals(step)).findFirst();
  }

  public boolean has(String step) {
    return find(step).isPresent();
  }

  /** This journal and one more entry. */
  public Journal with(Entry entry) {
    List<Entry> longer = new ArrayList<>(entries);
    longer.add(entry);
    return new Journal(longer);
  }
}
