package ai.influgen.publishing.runtime;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidCreator;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The kinds of things that have an id. Inside, an id is a {@link UUID} that holds a ULID, so that
 * ids made later sort later; outside it is shown with its kind's prefix, such as {@code sch_01K…}.
 */
public enum IdKind {
  WORKSPACE("ws"),
  MEMBER("mem"),
  ACCESS_TOKEN("tok"),
  API_KEY("key"),
  CHARACTER("char"),
  CONTENT("cnt"),
  CAPTION("cap"),
  MEDIA("med"),
  CONNECTION("con"),
  CONNECT_LINK("lnk"),
  SCHEDULED_POST("sch"),
  ATTEMPT("att"),
  PAUSE("pau"),
  EVENT("evt"),
  INSTANCE("ins");

  /** What every id in a request has to look like, whatever it names. */
  public static final Pattern SHAPE = Pattern.compile("^[a-z]+_[0-9A-Za-z]{26}$");

  private final String prefix;

  IdKind(String prefix) {
    this.prefix = prefix;
  }

  /** A new id, later than all that this process made before. */
  public static UUID next() {
    return UlidCreator.getMonotonicUlid().toUuid();
  }

  /** As requests and answers have it. */
  public String show(UUID id) {
    return prefix + "_" + Ulid.from(id);
  }

  /**
   * The id that the text names; empty if it is of another kind or can't be decoded, so that nothing
   * has that id.
   */
  public Optional<UUID> read(String text) {
    String start = prefix + "_";
    if (!text.startsWith(start) || !Ulid.isValid(text.substring(start.length()))) {
      return Optional.empty();
    }
    return Optional.of(Ulid.from(text.substring(start.length())).toUuid());
  }
}
