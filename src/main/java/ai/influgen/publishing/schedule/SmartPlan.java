package ai.influgen.publishing.schedule;

import ai.influgen.publishing.connection.Connections.Known;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformName;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What the smart schedule came to.
 *
 * @param entries by time
 * @param skipped what could not be planned, what waits longest first
 * @param leftOut platforms that nobody asked for by name and that can't be posted to just now
 * @param more whether there is more content than one call looks at
 */
public record SmartPlan(
    ZoneId zone, List<Entry> entries, List<Skipped> skipped, List<LeftOut> leftOut, boolean more) {
  public SmartPlan {
    entries = List.copyOf(entries);
    skipped = List.copyOf(skipped);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * An account that content may go to.
   *
   * @param fits the content that its platform takes, by id
   */
  public record Offer(Platform platform, Known connection, Map<UUID, Fit> fits) {
    public Offer {
      fits = Map.copyOf(fits);
    }
  }

  /**
   * Content that a platform takes.
   *
   * @param approvalHash as what it was looked at
   * @param warnings what the platform will change or show differently
   */
  public record Fit(String approvalHash, List<String> warnings) {
    public Fit {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Content with its time on an account.
   *
   * @param reason why then, in plain words
   */
  public record Planned(
      UUID characterId, UUID contentId, Offer offer, Fit fit, Instant at, String reason) {}

  /**
   * A planned post.
   *
   * @param post as it is stored; empty if the plan was only to be looked at
   */
  public record Entry(Planned planned, Optional<ScheduledPost> post) {}

  /** Why content is not planned on a platform. */
  public enum Why {
    NOT_PUBLISHABLE,
    NO_FREE_SLOT,
    CHANGED,
    ALREADY_SCHEDULED;

    /** As JSON has it, such as {@code no_free_slot}. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Content that is not planned on a platform.
   *
   * @param reason plain words
   */
  public record Skipped(UUID contentId, PlatformName platform, Why why, String reason) {}

  /**
   * A platform that nothing is planned on.
   *
   * @param reason plain words: what to do
   */
  public record LeftOut(PlatformName platform, String code, String reason) {}
}
