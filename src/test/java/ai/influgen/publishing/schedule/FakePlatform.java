package ai.influgen.publishing.schedule;

import ai.influgen.publishing.platform.Adaptation;
import ai.influgen.publishing.platform.Adaptation.Remark;
import ai.influgen.publishing.platform.Adapter;
import ai.influgen.publishing.platform.Boards;
import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.OAuth;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.Rules;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A platform that refuses the kind {@code impossible} and remarks on the kind {@code odd}. */
final class FakePlatform implements Platform {
  private final PlatformName name;
  private final Set<String> aliases;
  private final Optional<Boards> boards;

  FakePlatform(String name, String... aliases) {
    this(name, Set.of(aliases), Optional.empty());
  }

  private FakePlatform(String name, Set<String> aliases, Optional<Boards> boards) {
    this.name = new PlatformName(name);
    this.aliases = aliases;
    this.boards = boards;
  }

  static FakePlatform withBoards(String name) {
    return new FakePlatform(name, Set.of(), Optional.of(new FakeBoards()));
  }

  @Override
  public PlatformName name() {
    return name;
  }

  @Override
  public Set<String> aliases() {
    return aliases;
  }

  @Override
  public String title() {
    return name.value();
  }

  @Override
  public Optional<Boards> boards() {
    return boards;
  }

  @Override
  public Rules rules() {
    return FakePlatform::adapt;
  }

  private static Adaptation adapt(Draft draft) {
    String kind = draft.settings().getString("kind", "image");
    return switch (kind) {
      case "impossible" ->
          new Adaptation.Impossible(
              List.of(new Remark("/media/0", "too wide"), new Remark("/caption", "too long")));
      case "odd" -> ready(draft, kind, List.of(new Remark("/caption", "shortened")));
      default -> ready(draft, kind, List.of());
    };
  }

  private static Adaptation ready(Draft draft, String kind, List<Remark> remarks) {
    return new Adaptation.Ready(
        new Payload(kind, draft.caption(), draft.media(), draft.settings()), remarks);
  }

  @Override
  public OAuth oauth() {
    throw new AssertionError("the schedule connects nothing");
  }

  @Override
  public Adapter adapter() {
    throw new AssertionError("the schedule publishes nothing");
  }
}
