package ai.influgen.publishing.platform;

import java.util.List;
import java.util.Optional;

/** The platforms this server knows, in the order they are shown. */
public record Platforms(List<Platform> all) {
  public Platforms {
    all = List.copyOf(all);
  }

  @Override
  public String toString() {
    return all.stream().map(p -> p.name().value()).toList().toString();
  }

  /** The platform of that name or alias. */
  public Optional<Platform> find(String nameOrAlias) {
    return all.stream()
        .filter(p -> p.name().value().equals(nameOrAlias) || p.aliases().contains(nameOrAlias))
        .findFirst();
  }

  /**
   * The platform of that name.
   *
   * @throws IllegalStateException if there is none: a row names a platform that this build does not
   *     have
   */
  public Platform get(PlatformName name) {
    return find(name.value())
        .orElseThrow(() -> new IllegalStateException("this server has no platform " + name));
  }
}
