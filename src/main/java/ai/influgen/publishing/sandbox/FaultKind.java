package ai.influgen.publishing.sandbox;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The faults on demand; the package's documentation says what each does. */
public enum FaultKind {
  ACCEPT_THEN_DROP(EnumSet.of(CallKind.PUBLISH)),
  ERROR_BEFORE(EnumSet.of(CallKind.PUBLISH)),
  ERROR_AFTER(EnumSet.of(CallKind.PUBLISH)),
  RATE_LIMIT(EnumSet.of(CallKind.PUBLISH)),
  SLOW(EnumSet.of(CallKind.STAGE, CallKind.PUBLISH)),
  HANG(EnumSet.of(CallKind.PUBLISH)),
  REVOKE_TOKEN(EnumSet.allOf(CallKind.class)),
  REFUSE_REFRESH(EnumSet.of(CallKind.TOKEN)),
  REJECT_MEDIA(EnumSet.of(CallKind.STAGE)),
  PROCESSING_FAILED(EnumSet.of(CallKind.STAGE)),
  OUTAGE(EnumSet.allOf(CallKind.class));

  @SuppressWarnings("ImmutableEnumChecker") // never handed out for writing
  private final Set<CallKind> calls;

  FaultKind(Set<CallKind> calls) {
    this.calls = calls;
  }

  /** The calls it strikes when nothing narrower is asked for. */
  Set<CallKind> calls() {
    return EnumSet.copyOf(calls);
  }

  /** The name on the wire, such as {@code accept_then_drop}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<FaultKind> named(String wireName) {
    return Stream.of(values()).filter(kind -> kind.wireName().equals(wireName)).findFirst();
  }
}
