package ai.influgen.publishing.sandbox;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The faults that are waiting to strike. They live in memory: a restart ends them. */
public final class Faults {
  private final InstantSource clock;
  private final List<Fault> faults = new ArrayList<>();

  public Faults(InstantSource clock) {
    this.clock = clock;
  }

  void add(Fault fault) {
    faults.add(fault);
  }

  List<Fault> active() {
    forgetWhatIsOver();
    return List.copyOf(faults);
  }

  /** Ends the faults of one platform or, with an empty name, all. */
  void clear(String platform) {
    faults.removeIf(fault -> platform.isEmpty() || fault.platform().equals(platform));
  }

  /**
   * Counts a call, and answers the fault of that kind which strikes it.
   *
   * @param accounts the usernames the call is about
   */
  public Optional<Fault> take(
      String platform, FaultKind kind, CallKind call, Set<String> accounts) {
    forgetWhatIsOver();
    for (Fault fault : faults) {
      if (fault.kind() == kind && fault.concerns(platform, call, accounts) && fault.strikes()) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  private void forgetWhatIsOver() {
    faults.removeIf(fault -> fault.isOver(clock.instant()));
  }
}
