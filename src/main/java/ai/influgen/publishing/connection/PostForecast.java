package ai.influgen.publishing.connection;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the state of a connection means for its posts.
 *
 * @param atRisk pending ones that come due when it does not work any more
 * @param held how many wait for it
 * @param failed how many have failed since it was connected, because it had expired
 * @param publishedAt when the platform last took a post of it; null: none yet
 */
public record PostForecast(AtRisk atRisk, int held, int failed, @Nullable Instant publishedAt) {
  /** A connection without posts. */
  public static final PostForecast NONE = new PostForecast(new AtRisk(0, null, null), 0, 0, null);

  /** Posts by their planned times; null: there are none. */
  public record AtRisk(int count, @Nullable Instant first, @Nullable Instant last) {
    /** As the contract shows them. */
    public JsonObject toJson() {
      return new JsonObject()
          .put("count", count)
          .put("first_scheduled_at", first == null ? null : first.toString())
          .put("last_scheduled_at", last == null ? null : last.toString());
    }
  }

  /**
   * A connection whose posts are asked for.
   *
   * @param endsAt from when on it does not work; null: it works on
   * @param since when it was last connected
   */
  public record Asked(UUID connectionId, @Nullable Instant endsAt, @Nullable Instant since) {}
}
