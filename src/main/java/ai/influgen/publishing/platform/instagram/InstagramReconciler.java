package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome.Published;
import ai.influgen.publishing.platform.Reconciler;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Settlement;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.platform.StepResult;
import ai.influgen.publishing.platform.Tokens;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks the container whether it was published, and the account's list under which id: Instagram has
 * no idempotency key, and a container does not tell the post's id.
 */
record InstagramReconciler(InstagramRequests requests, Duration settling) implements Reconciler {
  /**
   * Two reads usually this far apart: a publish that was under way at the first has ended by the
   * second.
   */
  static final Duration SETTLING = Duration.ofSeconds(60);

  private static final Duration BETWEEN_POLLS = Duration.ofSeconds(30);

  /** A post shows up in the list some seconds after it became public. */
  private static final Duration BETWEEN_LISTS = Duration.ofSeconds(15);

  private static final int LISTS = 3;

  /** A commit this late in a container's 24 h may have been overtaken by the expiry. */
  private static final Duration OLD_AGE = Duration.ofHours(22);

  @Override
  public Next next(PublishJob job) {
    if (job.journal().has(InstagramStep.PUBLISH)) {
      return found(InstagramAdapter.published(job.journal()));
    }
    InstagramReconciliation asked = InstagramReconciliation.of(job);
    Optional<Journal.Entry> container = asked.container();
    if (container.isEmpty()) {
      return new Next.Settled(
          new Settlement.Undecidable(
              "It is not recorded what was to be published.", new JsonObject()));
    }
    if (asked.statuses().isEmpty()) {
      return askStatus(asked, InstagramReconciliation.STATUS);
    }
    return switch (asked.state()) {
      case PUBLISHED, UNSEEN -> byList(asked);
      case UNSEEN_BY_PAGE -> askStatus(asked, InstagramReconciliation.STATUS_AS_USER);
      case FINISHED -> byTwoReads(asked);
      case IN_PROGRESS -> statusAgain(asked, asked.statuses().getLast().at(), BETWEEN_POLLS);
      case ERROR -> notPublished(asked, true);
      case EXPIRED -> committedLate(asked) ? byList(asked) : notPublished(asked, true);
    };
  }

  @Override
  public StepResult read(PublishJob job, Exchange exchange) {
    return switch (exchange.call().name()) {
      case InstagramReconciliation.LIST -> InstagramSightings.list(job, exchange);
      default -> InstagramSightings.status(job, exchange);
    };
  }

  private Next byTwoReads(InstagramReconciliation asked) {
    Instant first = asked.firstFinished();
    boolean apart = !first.plus(settling).isAfter(asked.statuses().getLast().at());
    return apart ? notPublished(asked, false) : statusAgain(asked, first, settling);
  }

  private Next byList(InstagramReconciliation asked) {
    List<Journal.Entry> lists = asked.lists();
    if (lists.isEmpty()) {
      return askList(asked);
    }
    List<JsonObject> matches = AnswerJson.objects(lists.getLast().result(), "matches");
    if (matches.size() == 1) {
      return found(published(asked, matches.getFirst()));
    }
    Instant due = lists.getLast().at().plus(BETWEEN_LISTS);
    if (matches.isEmpty() && lists.size() < LISTS) {
      return early(asked, due).orElseGet(() -> askList(asked));
    }
    return notIdentified(asked, matches.size());
  }

  /** None of the account's posts is ours for sure: never is the first one taken for it. */
  private static Next notIdentified(InstagramReconciliation asked, int matches) {
    return switch (asked.state()) {
      case PUBLISHED -> found(published(asked, new JsonObject()));
      case EXPIRED -> matches == 0 ? notPublished(asked, true) : undecidable(asked, matches);
      case UNSEEN, UNSEEN_BY_PAGE, FINISHED, IN_PROGRESS, ERROR -> undecidable(asked, matches);
    };
  }

  private static Next undecidable(InstagramReconciliation asked, int matches) {
    String message =
        "Instagram does not tell what became of the publish; "
            + matches
            + " posts of the account look like it. Look at the account.";
    return new Next.Settled(new Settlement.Undecidable(message, asked.evidence()));
  }

  private Next statusAgain(InstagramReconciliation asked, Instant from, Duration pause) {
    return early(asked, from.plus(pause))
        .orElseGet(() -> askStatus(asked, InstagramReconciliation.STATUS));
  }

  private static Optional<Next> early(InstagramReconciliation asked, Instant due) {
    Instant now = asked.job().now();
    return now.isBefore(due)
        ? Optional.of(new Next.Wait(Duration.between(now, due)))
        : Optional.empty();
  }

  private Next askStatus(InstagramReconciliation asked, String name) {
    Tokens tokens = asked.job().account().tokens();
    boolean asUser = name.equals(InstagramReconciliation.STATUS_AS_USER);
    Secret token = asUser ? tokens.others().get(InstagramOAuth.USER) : tokens.access();
    String container = asked.container().orElseThrow().result().getString("id");
    return ask(name, requests.status(container, Objects.requireNonNull(token)));
  }

  private Next askList(InstagramReconciliation asked) {
    PublishJob job = asked.job();
    boolean stories = job.payload().kind().equals(InstagramRules.STORY);
    Instant since = asked.since().minus(InstagramFingerprint.CLOCKS);
    return ask(InstagramReconciliation.LIST, requests.posts(job.account(), stories, since));
  }

  private static Next ask(String name, PlatformRequest request) {
    return new Next.Ask(new Step.Call(name, Step.Phase.CONFIRM, request));
  }

  private static boolean committedLate(InstagramReconciliation asked) {
    Instant made = asked.container().orElseThrow().at();
    return !asked.since().isBefore(made.plus(OLD_AGE));
  }

  private static Next notPublished(InstagramReconciliation asked, boolean restage) {
    return new Next.Settled(new Settlement.NotPublished(restage, asked.evidence()));
  }

  private static Next found(Published published) {
    return new Next.Settled(new Settlement.Found(published));
  }

  private static Published published(InstagramReconciliation asked, JsonObject match) {
    return new Published(
        InstagramJson.id(match, "id").orElse(null),
        AnswerJson.text(match, "permalink").orElse(null),
        asked.evidence());
  }
}
