package ai.influgen.publishing.publish.quota;

import java.util.List;
import java.util.UUID;

/**
 * How much of an app's quota one workspace may use while others want it too: max-min fair. Whoever
 * wants little gets it; what is left is the same for all who want more. A part is kept for those
 * who come later, and let go as the window passes.
 */
final class FairShare {
  private FairShare() {}

  /**
   * How a workspace stands within the window.
   *
   * @param used calls made
   * @param wanted posts that come due before it ends
   */
  record Demand(UUID workspaceId, int used, int wanted) {}

  /**
   * How many calls the workspace may have made within the window, at least its equal part of the
   * limit unless others have used that up already.
   *
   * @param demands of every workspace that could call, the asking one's included
   * @param kept which part of the limit is kept for who comes later, 0 to 1
   */
  static int allowance(int limit, UUID asking, List<Demand> demands, double kept) {
    List<Demand> others =
        demands.stream().filter(demand -> !demand.workspaceId().equals(asking)).toList();
    if (others.isEmpty()) {
      return limit;
    }
    int level = level(limit, others);
    int equal = limit / (others.size() + 1);
    int reserve = (int) Math.ceil(limit * kept);
    return Math.max(1, Math.max(Math.min(level, equal), level - reserve));
  }

  // the highest level that all can be filled up to, whoever wants less left where he is
  private static int level(int limit, List<Demand> others) {
    int low = 0;
    int high = limit;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (middle + taken(middle, others) <= limit) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private static long taken(int level, List<Demand> others) {
    return others.stream()
        .mapToLong(
            demand ->
                Math.max(demand.used(), Math.min(demand.used() + (long) demand.wanted(), level)))
        .sum();
  }
}
