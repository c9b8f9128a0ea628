package ai.influgen.publishing.schedule;

import ai.influgen.publishing.schedule.SmartOffers.Connected;
import ai.influgen.publishing.schedule.SmartPlan.Entry;
import ai.influgen.publishing.schedule.SmartPlan.LeftOut;
import ai.influgen.publishing.schedule.SmartPlan.Skipped;
import ai.influgen.publishing.schedule.SmartStore.Waiting;
import ai.influgen.publishing.schedule.SmartStore.Wanted;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One call of the smart schedule, once it is known for which accounts and which time. */
final class SmartRun {
  // a local day is longer than 24 hours at times
  private static final Duration AROUND = Duration.ofDays(2);

  private final Schedule schedule;
  private final SmartDraft.Task task;
  private final List<Connected> accounts;
  private final List<LeftOut> leftOut;
  private final Wanted wanted;

  SmartRun(
      Schedule schedule,
      UUID workspaceId,
      SmartDraft.Task task,
      List<Connected> accounts,
      List<LeftOut> leftOut) {
    this.schedule = schedule;
    this.task = task;
    this.accounts = accounts;
    this.leftOut = leftOut;
    this.wanted =
        new Wanted(
            workspaceId,
            task.characterId(),
            accounts.stream().map(account -> account.connection().id()).toList(),
            task.request().includePublished());
  }

  private record Result(List<Entry> entries, List<Skipped> skipped) {}

  /**
   * Looks at the content, then plans. All that a plan rests on is read again once its accounts are
   * locked, so that two calls never plan for one and the same gap.
   */
  Future<SmartPlan> plan() {
    return schedule
        .database()
        .transaction(transaction -> SmartStore.waiting(transaction, wanted))
        .compose(
            waiting ->
                schedule
                    .contents()
                    .all(wanted.workspaceId(), ids(waiting))
                    .map(items -> SmartOffers.of(accounts, looked(waiting), items))
                    .compose(this::plan)
                    .map(result -> answer(result, waiting)));
  }

  private static List<Waiting> looked(List<Waiting> waiting) {
    return waiting.subList(0, Math.min(waiting.size(), SmartStore.MOST_CONTENT));
  }

  private static List<UUID> ids(List<Waiting> waiting) {
    return looked(waiting).stream().map(Waiting::contentId).toList();
  }

  private Future<Result> plan(SmartOffers offers) {
    return schedule
        .database()
        .transaction(transaction -> plan(transaction, offers))
        .onSuccess(
            result ->
                result.entries().stream()
                    .filter(entry -> entry.post().isPresent())
                    .map(entry -> entry.planned().at())
                    .min(Comparator.naturalOrder())
                    .ifPresent(schedule::wakeFor));
  }

  private Future<Result> plan(SqlConnection transaction, SmartOffers offers) {
    Duration gap = task.request().plan().minGap().orElse(task.times().minGap());
    Future<Void> ready =
        task.request().dryRun()
            ? Future.succeededFuture()
            : SmartStore.lock(transaction, wanted.connections());
    return ready
        .compose(_ -> SmartStore.waiting(transaction, wanted))
        .compose(
            waiting ->
                SmartStore.busy(transaction, wanted, task.window(), gap.plus(AROUND))
                    .map(busy -> SmartDraft.of(task, offers.offers(), waiting, busy)))
        .compose(draft -> finish(transaction, offers, draft));
  }

  private Future<Result> finish(SqlConnection transaction, SmartOffers offers, SmartDraft draft) {
    List<Skipped> skipped = new ArrayList<>(offers.skipped());
    skipped.addAll(draft.skipped());
    if (task.request().dryRun()) {
      List<Entry> entries =
          draft.planned().stream().map(each -> new Entry(each, Optional.empty())).toList();
      return Future.succeededFuture(new Result(entries, skipped));
    }
    return new PlannedPosts(schedule, transaction, wanted.workspaceId(), task.window())
        .store(draft.planned())
        .map(
            stored -> {
              skipped.addAll(stored.skipped());
              return new Result(stored.entries(), skipped);
            });
  }

  private SmartPlan answer(Result result, List<Waiting> waiting) {
    List<UUID> order = ids(waiting);
    List<UUID> connections = wanted.connections();
    List<Entry> entries =
        result.entries().stream()
            .sorted(
                Comparator.comparing((Entry entry) -> entry.planned().at())
                    .thenComparingInt(
                        entry -> connections.indexOf(entry.planned().offer().connection().id()))
                    .thenComparing(entry -> entry.planned().contentId()))
            .toList();
    // a stable sort: within one content item the accounts keep their order
    List<Skipped> skipped =
        result.skipped().stream()
            .sorted(Comparator.comparingInt(each -> order.indexOf(each.contentId())))
            .toList();
    return new SmartPlan(
        task.window().zone(), entries, skipped, leftOut, waiting.size() > SmartStore.MOST_CONTENT);
  }
}
