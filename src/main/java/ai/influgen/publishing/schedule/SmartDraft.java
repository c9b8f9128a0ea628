package ai.influgen.publishing.schedule;

import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.schedule.SmartPlan.Fit;
import ai.influgen.publishing.schedule.SmartPlan.Offer;
import ai.influgen.publishing.schedule.SmartPlan.Planned;
import ai.influgen.publishing.schedule.SmartPlan.Skipped;
import ai.influgen.publishing.schedule.SmartPlan.Why;
import ai.influgen.publishing.schedule.SmartStore.Waiting;
import ai.influgen.publishing.schedule.smart.Account;
import ai.influgen.publishing.schedule.smart.BestTimes;
import ai.influgen.publishing.schedule.smart.DailyLimit;
import ai.influgen.publishing.schedule.smart.Planner;
import ai.influgen.publishing.schedule.smart.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A plan for all accounts, before anything is stored.
 *
 * @param planned account by account, by time
 * @param skipped what there is no time for
 */
record SmartDraft(List<Planned> planned, List<Skipped> skipped) {

  /** What a draft is made for. */
  record Task(
      UUID characterId, Window window, SmartRequest request, BestTimes times, DailyLimit limit) {}

  /** Plans the content that an account takes and has not got yet, account by account. */
  static SmartDraft of(
      Task task, List<Offer> offers, List<Waiting> waiting, Map<UUID, List<Instant>> busy) {
    SmartDraft draft = new SmartDraft(new ArrayList<>(), new ArrayList<>());
    for (Offer offer : offers) {
      Planner.Plan plan =
          Planner.plan(task.window(), account(task, offer, busy), contents(offer, waiting));
      plan.placed().forEach(placed -> draft.planned.add(planned(task, offer, placed)));
      plan.unplaced().forEach(content -> draft.skipped.add(full(task, offer, content)));
    }
    return draft;
  }

  private static Account account(Task task, Offer offer, Map<UUID, List<Instant>> busy) {
    PlatformName platform = offer.platform().name();
    UUID id = offer.connection().id();
    return new Account(
        id,
        offer.platform().title(),
        task.times().of(platform).weights(),
        task.times().plan(platform).with(task.request().plan()),
        task.limit().per24Hours(platform),
        busy.getOrDefault(id, List.of()));
  }

  // content that was approved anew since it was looked at waits for the next call
  private static List<UUID> contents(Offer offer, List<Waiting> waiting) {
    return waiting.stream()
        .filter(content -> !content.served().contains(offer.connection().id()))
        .filter(
            content -> {
              Fit fit = offer.fits().get(content.contentId());
              return fit != null && fit.approvalHash().equals(content.approvalHash());
            })
        .map(Waiting::contentId)
        .toList();
  }

  private static Planned planned(Task task, Offer offer, Planner.Placed placed) {
    Fit fit = Objects.requireNonNull(offer.fits().get(placed.contentId()));
    return new Planned(
        task.characterId(), placed.contentId(), offer, fit, placed.at(), placed.reason());
  }

  private static Skipped full(Task task, Offer offer, UUID contentId) {
    int days = task.request().reach().days();
    return new Skipped(
        contentId,
        offer.platform().name(),
        Why.NO_FREE_SLOT,
        "no free slot within " + days + (days == 1 ? " day" : " days"));
  }
}
