package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Quota;
import ai.influgen.publishing.platform.Quotas;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts calls against the platforms' limits before they are made, over all instances, and corrects
 * the count by what the platforms tell.
 */
public final class QuotaGate {
  private static final Logger LOG = LoggerFactory.getLogger(QuotaGate.class);

  private final Database database;
  private final InstantSource clock;

  /** For which account a call is made. */
  record Caller(Platform platform, Account account) {
    static Caller of(Work work) {
      return new Caller(work.platform(), work.job().account());
    }

    private Quotas quotas() {
      return platform.quotas();
    }

    private String subject(Quota quota) {
      String name = platform.name().value();
      return switch (quota.scope()) {
        case ACCOUNT -> "account/" + name + "/" + account.remoteId();
        case APP -> "app/" + name;
      };
    }
  }

  public QuotaGate(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Takes one of each quota that the call counts against.
   *
   * @return the refusal of the first that is used up; nothing is taken then
   */
  Future<Optional<CallResult.OverQuota>> take(Caller caller, Step.Call call) {
    return take(caller, caller.quotas().of(call), 0);
  }

  private Future<Optional<CallResult.OverQuota>> take(
      Caller caller, List<Quota> quotas, int index) {
    if (index == quotas.size()) {
      return Future.succeededFuture(Optional.empty());
    }
    Quota quota = quotas.get(index);
    QuotaWindow window = new QuotaWindow(quota, clock.instant());
    return database
        .one(
            QuotaSql.TAKE,
            Tuple.of(
                caller.subject(quota),
                quota.name(),
                Times.db(window.slice()),
                Times.db(window.oldest()),
                (long) quota.limit(),
                Times.db(window.now())),
            row -> row.getBoolean(0))
        .compose(
            taken ->
                taken.isPresent()
                    ? take(caller, quotas, index + 1)
                    : release(caller, quotas.subList(0, index))
                        .compose(_ -> refusal(caller, window).map(Optional::of)));
  }

  private Future<CallResult.OverQuota> refusal(Caller caller, QuotaWindow window) {
    Quota quota = window.quota();
    return database
        .one(QuotaSql.WAIT, Tuple.of(caller.subject(quota), quota.name()), QuotaGate::count)
        .map(
            count ->
                new CallResult.OverQuota(
                    count.map(window::opening).orElseGet(window::now),
                    QuotaWords.usedUp(caller.platform().title(), quota)));
  }

  /** The call was not made: gives back what {@link #take} took. */
  Future<Void> release(Caller caller, Step.Call call) {
    return release(caller, caller.quotas().of(call));
  }

  private Future<Void> release(Caller caller, List<Quota> quotas) {
    Future<Void> released = Future.succeededFuture();
    for (Quota quota : quotas) {
      released =
          released.compose(
              _ ->
                  database
                      .execute(QuotaSql.RELEASE, Tuple.of(caller.subject(quota), quota.name()))
                      .mapEmpty());
    }
    return released;
  }

  /** As {@link #release}, without anybody who waits for it: a lost place costs one call. */
  void giveBack(Caller caller, Step.Call call) {
    release(caller, call)
        .onFailure(e -> LOG.warn("a place in a quota was not given back: {}", e.getMessage()));
  }

  /** Corrects the count by an answer; complete when that is written, which nobody has to await. */
  Future<Void> learn(Caller caller, Step.Call call, PlatformResponse response) {
    return Future.succeededFuture(clock.instant())
        .compose(
            now ->
                Future.join(
                    caller.quotas().read(call, response, now).stream()
                        .map(
                            reading ->
                                learn(caller, reading, new QuotaWindow(reading.quota(), now)))
                        .toList()))
        .<Void>mapEmpty()
        .onFailure(e -> LOG.warn("a quota could not be corrected: {}", e.getMessage()));
  }

  private Future<Integer> learn(Caller caller, Quotas.Reading reading, QuotaWindow window) {
    Quota quota = reading.quota();
    Instant until = window.believedUntil(reading.resetsAt());
    Instant closed = reading.remaining() <= 0 ? until : Instant.EPOCH;
    return database.execute(
        QuotaSql.LEARN,
        Tuple.tuple()
            .addString(caller.subject(quota))
            .addString(quota.name())
            .addOffsetDateTime(Times.db(window.oldest()))
            .addInteger(Math.max(quota.limit() - reading.remaining(), 0))
            .addOffsetDateTime(Times.db(until))
            .addOffsetDateTime(Times.db(closed)));
  }

  private static QuotaWindow.Count count(Row row) {
    OffsetDateTime[] slices = row.getArrayOfOffsetDateTimes("slices");
    Integer[] used = row.getArrayOfIntegers("used");
    List<QuotaWindow.Slice> counted = new ArrayList<>();
    for (int i = 0; i < slices.length; i++) {
      counted.add(new QuotaWindow.Slice(slices[i].toInstant(), used[i]));
    }
    return new QuotaWindow.Count(
        counted,
        row.getInteger("foreign_used"),
        row.getOffsetDateTime("foreign_until").toInstant(),
        row.getOffsetDateTime("closed_until").toInstant(),
        row.getInteger("waiting"));
  }
}
