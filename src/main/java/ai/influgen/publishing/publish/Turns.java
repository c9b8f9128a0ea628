package ai.influgen.publishing.publish;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Who comes next at one desk: round robin over tenants, each tenant's own in the order they came.
 * One tenant never has all permits, so that another one's post finds one free. Used from one event
 * loop.
 */
final class Turns {
  private static final double SHARE = 0.75;

  private final LinkedHashMap<UUID, Deque<Claim>> waiting = new LinkedHashMap<>();
  private final Map<UUID, Integer> busy = new HashMap<>();
  private final int permits;
  private final int share;
  private int working;

  Turns(int permits) {
    this.permits = permits;
    this.share = Math.max(1, (int) (permits * SHARE));
  }

  void add(Claim claim) {
    waiting.computeIfAbsent(claim.workspaceId(), _ -> new ArrayDeque<>()).addLast(claim);
  }

  /** The next that may be worked on; it has a permit from now on. */
  Optional<Claim> next() {
    Iterator<Map.Entry<UUID, Deque<Claim>>> tenants = waiting.entrySet().iterator();
    while (working < permits && tenants.hasNext()) {
      Map.Entry<UUID, Deque<Claim>> tenant = tenants.next();
      UUID id = tenant.getKey();
      if (busy.getOrDefault(id, 0) < share) {
        Deque<Claim> own = tenant.getValue();
        Claim claim = own.removeFirst();
        tenants.remove();
        if (!own.isEmpty()) {
          waiting.put(id, own);
        }
        working++;
        busy.merge(id, 1, Integer::sum);
        return Optional.of(claim);
      }
    }
    return Optional.empty();
  }

  /** Its permit is free again. */
  void done(Claim claim) {
    working--;
    busy.computeIfPresent(claim.workspaceId(), (_, n) -> n > 1 ? n - 1 : null);
  }

  /** How many have a permit. */
  int working() {
    return working;
  }
}
