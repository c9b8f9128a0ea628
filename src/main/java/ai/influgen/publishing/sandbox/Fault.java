package ai.influgen.publishing.sandbox;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One fault that was asked for, and how often it may still strike. */
public final class Fault {
  private static final int WITHOUT_END = -1;

  private final String platform;
  private final FaultKind kind;
  private final String account;
  private final Set<CallKind> calls;
  private final Duration wait;
  private final int item;
  private final @Nullable Instant until;
  private int left;
  private int seen;

  private Fault(JsonObject request, FaultKind kind, Instant now) {
    this.kind = kind;
    this.platform = request.getString("platform", "");
    this.account = request.getString("account", "");
    this.calls =
        request.containsKey("at")
            ? EnumSet.of(CallKind.valueOf(request.getString("at").toUpperCase(Locale.ROOT)))
            : kind.calls();
    this.wait = Duration.ofMillis((long) (request.getDouble("wait_s", 0.0) * 1000));
    this.item = request.getInteger("item", 0);
    boolean endsByTime = kind == FaultKind.OUTAGE && !request.containsKey("count");
    this.until = endsByTime && !wait.isZero() ? now.plus(wait) : null;
    this.left = endsByTime ? WITHOUT_END : request.getInteger("count", 1);
  }

  /**
   * Reads a fault as asked for by {@code POST /sandbox/faults}.
   *
   * @throws IllegalArgumentException when the kind or the call isn't known
   */
  static Fault from(JsonObject request, Instant now) {
    String name = request.getString("fault", "");
    FaultKind kind =
        FaultKind.named(name)
            .orElseThrow(() -> new IllegalArgumentException("There is no fault \"" + name + "\""));
    return new Fault(request, kind, now);
  }

  /** How long the fault makes someone wait. */
  public Duration waiting() {
    return wait;
  }

  FaultKind kind() {
    return kind;
  }

  String platform() {
    return platform;
  }

  boolean isOver(Instant now) {
    return left == 0 || (until != null && !now.isBefore(until));
  }

  /** Whether the fault is meant for such a call, however often it has struck. */
  boolean concerns(String platform, CallKind call, Set<String> accounts) {
    return this.platform.equals(platform)
        && calls.contains(call)
        && (account.isEmpty() || accounts.contains(account));
  }

  /** Counts a call that it concerns; true when it strikes this one. */
  boolean strikes() {
    seen++;
    if (item > 0 && seen != item) {
      return false;
    }
    if (left > 0) {
      left = item > 0 ? 0 : left - 1;
    }
    return true;
  }

  JsonObject toJson() {
    JsonObject json =
        new JsonObject()
            .put("platform", platform)
            .put("fault", kind.wireName())
            .put("wait_s", wait.toMillis() / 1000.0);
    if (left != WITHOUT_END) {
      json.put("count", left);
    }
    if (!account.isEmpty()) {
      json.put("account", account);
    }
    if (item > 0) {
      json.put("item", item);
    }
    if (until != null) {
      json.put("until", until.toString());
    }
    return json;
  }
}
