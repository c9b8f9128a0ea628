package ai.influgen.publishing.platform;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The limits of a platform's calls: what a call counts against, and what an answer tells of it. */
public interface Quotas {
  /** No limit is known. */
  Quotas NONE =
      new Quotas() {
        @Override
        public List<Quota> of(Step.Call call) {
          return List.of();
        }

        @Override
        public List<Reading> read(Step.Call call, PlatformResponse response, Instant now) {
          return List.of();
        }
      };

  /** The quotas that this call takes one of. Asked before it is made; pure. */
  List<Quota> of(Step.Call call);

  /** What the answer's headers or body say of the quotas; it corrects our count. */
  List<Reading> read(Step.Call call, PlatformResponse response, Instant now);

  /**
   * How a quota stands, as the platform tells.
   *
   * @param remaining calls left within the window
   * @param resetsAt when there will be more; null where the platform does not say
   */
  record Reading(Quota quota, int remaining, @Nullable Instant resetsAt) {}
}
