package ai.influgen.publishing.schedule;

import ai.influgen.publishing.connection.Connections.Known;
import ai.influgen.publishing.platform.Adaptation;
import ai.influgen.publishing.platform.Adaptation.Remark;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.schedule.SmartPlan.Fit;
import ai.influgen.publishing.schedule.SmartPlan.Offer;
import ai.influgen.publishing.schedule.SmartPlan.Skipped;
import ai.influgen.publishing.schedule.SmartPlan.Why;
import ai.influgen.publishing.schedule.SmartStore.Waiting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which content goes to which account.
 *
 * @param offers in the order of the accounts
 * @param skipped what a platform would not take
 */
record SmartOffers(List<Offer> offers, List<Skipped> skipped) {

  /** A connected account. */
  record Connected(Platform platform, Known connection) {}

  /** Adapts each content item to each platform that it is not scheduled on yet. */
  static SmartOffers of(
      List<Connected> accounts, List<Waiting> waiting, Map<UUID, Contents.Item> items) {
    List<Offer> offers = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    for (Connected account : accounts) {
      Map<UUID, Fit> fits = new HashMap<>();
      for (Waiting content : waiting) {
        Contents.Item item = items.get(content.contentId());
        if (item != null && !content.served().contains(account.connection().id())) {
          adapt(account, content, item, fits, skipped);
        }
      }
      offers.add(new Offer(account.platform(), account.connection(), fits));
    }
    return new SmartOffers(offers, skipped);
  }

  private static void adapt(
      Connected account,
      Waiting content,
      Contents.Item item,
      Map<UUID, Fit> fits,
      List<Skipped> skipped) {
    Platform platform = account.platform();
    Adaptation adapted =
        platform
            .rules()
            .adapt(item.draft(platform.name(), Choice.none(), account.connection().settings()));
    switch (adapted) {
      case Adaptation.Ready ready ->
          item.approvalHash()
              .ifPresent(hash -> fits.put(content.contentId(), new Fit(hash, texts(ready))));
      case Adaptation.Impossible impossible ->
          skipped.add(
              new Skipped(
                  content.contentId(), platform.name(), Why.NOT_PUBLISHABLE, text(impossible)));
    }
  }

  private static List<String> texts(Adaptation.Ready ready) {
    return ready.warnings().stream().map(Remark::message).toList();
  }

  private static String text(Adaptation.Impossible impossible) {
    return impossible.violations().stream().map(Remark::message).collect(Collectors.joining(" "));
  }
}
