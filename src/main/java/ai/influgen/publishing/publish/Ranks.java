package ai.influgen.publishing.publish;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Gives posts of the same second their places: each tenant's first comes before any tenant's
 * second, and of one tenant each account's first before any account's second. Counted by what this
 * process has seen lately, so it is a hint: good enough to be fair, and nothing else depends on it.
 * May be used from any thread.
 */
final class Ranks {
  /** Beyond these an account's posts are counted as one crowd. */
  private static final int LEVELS = 512;

  private static final int CELLS = 4_096;
  private static final int ACCOUNTS = 4_096;

  private final Map<Cell, Counts> cells = new Recent<>(CELLS);

  private record Cell(UUID workspaceId, long second) {}

  private static final class Counts {
    private final Map<UUID, Integer> accounts = new Recent<>(ACCOUNTS);
    private int[] levels = new int[4];

    int place(UUID account) {
      int level = Math.min(accounts.merge(account, 1, Integer::sum) - 1, LEVELS - 1);
      if (level >= levels.length) {
        levels = Arrays.copyOf(levels, 2 * levels.length);
      }
      int place = 0;
      for (int i = 0; i <= level; i++) {
        place += levels[i];
      }
      levels[level]++;
      return place;
    }
  }

  private static final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;
    private final int most;

    Recent(int most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > most;
    }
  }

  /** The place of one more post of the account at that instant; 0 is the first. */
  synchronized int next(UUID workspaceId, UUID account, Instant at) {
    return cells
        .computeIfAbsent(new Cell(workspaceId, at.getEpochSecond()), _ -> new Counts())
        .place(account);
  }
}
