package ai.influgen.publishing.http.page;

import ai.influgen.publishing.http.operation.Problem;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client may see and do by a link. */
public interface ClientLink {
  /** What the page shows. */
  Future<View> view();

  /**
   * Begins a consent, which only that browser may finish; the future holds the platform's address.
   *
   * @throws Problem (in the future) if that can't be connected by this link
   */
  Future<String> begin(String platform, String browser);

  /**
   * Chooses among the accounts of a consent that was given by this link.
   *
   * @throws Problem (in the future) if there is nothing to choose, or not that
   */
  Future<Void> choose(String platform, String accountId);

  /** Whether we said these words on this link's page. */
  boolean said(String words, String proof);

  /**
   * What the page shows.
   *
   * @param workspace who asks
   * @param label what for; null: nobody said
   * @param character whom the accounts are for; null: the whole workspace
   * @param until when the link ends
   */
  record View(
      String workspace,
      @Nullable String label,
      @Nullable String character,
      Instant until,
      ZoneId zone,
      List<Card> cards) {
    public View {
      cards = List.copyOf(cards);
    }
  }

  /** A platform and how it stands. */
  record Card(String platform, String title, Standing standing) {}

  /** An account to choose. */
  record Choice(String id, String username) {}

  /** How a platform stands as far as it concerns this client. */
  sealed interface Standing {
    /** Nothing is connected, or nothing that works. */
    record Open() implements Standing {}

    /** What the client connected by this link. */
    record Connected(String username) implements Standing {}

    /** What the client connected by this link has ended. */
    record Ended(String username) implements Standing {}

    /** Connected by somebody else: as whom is not the client's business. */
    record Taken() implements Standing {}

    /**
     * The client's consent covers several accounts, or others than the one of before.
     *
     * @param replaces whether the chosen one takes the place of another
     */
    record Choosing(List<Choice> choices, boolean replaces) implements Standing {
      public Choosing {
        choices = List.copyOf(choices);
      }
    }

    /** The host has taken the platform off. */
    record Unavailable() implements Standing {}
  }
}
