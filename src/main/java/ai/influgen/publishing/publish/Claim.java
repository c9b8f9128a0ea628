package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.PlatformName;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post that this instance works on: the row of {@code inflight} as it was when it was claimed.
 *
 * @param token random, new with each owner and each hand-over: every write is fenced by it
 * @param runAt when the work is to start
 * @param targetAt when the post is meant to become public
 * @param intentAt to be reconciled: when the permission was given whose effect is unknown
 * @param rounds how many times in a row the same question was put off
 * @param refreshed whether this try already got fresh tokens
 * @param turn when it comes among what is due at the same time
 */
public record Claim(
    UUID postId,
    Kind kind,
    UUID token,
    Instant runAt,
    Instant targetAt,
    UUID workspaceId,
    UUID connectionId,
    PlatformName platform,
    @Nullable Instant intentAt,
    int rounds,
    boolean refreshed,
    Turn turn) {

  /** A claim that has no turn of its own. */
  public Claim(
      UUID postId,
      Kind kind,
      UUID token,
      Instant runAt,
      Instant targetAt,
      UUID workspaceId,
      UUID connectionId,
      PlatformName platform,
      @Nullable Instant intentAt,
      int rounds,
      boolean refreshed) {
    this(
        postId,
        kind,
        token,
        runAt,
        targetAt,
        workspaceId,
        connectionId,
        platform,
        intentAt,
        rounds,
        refreshed,
        Turn.FIRST);
  }

  /**
   * When a post comes among others.
   *
   * @param rank its place within its second
   * @param inLine whether it waited for its turn on its account, and others may wait too
   */
  public record Turn(int rank, boolean inLine) {
    static final Turn FIRST = new Turn(0, false);
  }

  /** What is to be done with the post. */
  public enum Kind {
    /** Prepare it, ahead of time. */
    STAGE,
    /** Make it public. */
    COMMIT,
    /** Read what the platform made of it. */
    CONFIRM,
    /** Find out what became of a commit call whose answer is missing. */
    RECONCILE;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind ofWire(String wire) {
      return valueOf(wire.toUpperCase(Locale.ROOT));
    }
  }

  static Claim of(Row row) {
    return new Claim(
        row.getUUID("post_id"),
        Kind.ofWire(row.getString("kind")),
        row.getUUID("token"),
        row.getOffsetDateTime("run_at").toInstant(),
        row.getOffsetDateTime("target_at").toInstant(),
        row.getUUID("workspace_id"),
        row.getUUID("connection_id"),
        new PlatformName(row.getString("platform")),
        Times.orNull(row.getOffsetDateTime("intent_at")),
        row.getInteger("rounds"),
        row.getBoolean("refreshed"),
        new Turn(row.getInteger("rank"), row.getBoolean("in_line")));
  }

  Claim handedOverAs(UUID newer) {
    return new Claim(
        postId,
        kind,
        newer,
        runAt,
        targetAt,
        workspaceId,
        connectionId,
        platform,
        intentAt,
        rounds,
        refreshed,
        turn);
  }

  /** The same claim, with another question to ask. */
  Claim afresh() {
    return new Claim(
        postId,
        kind,
        token,
        runAt,
        targetAt,
        workspaceId,
        connectionId,
        platform,
        intentAt,
        0,
        refreshed,
        turn);
  }
}
