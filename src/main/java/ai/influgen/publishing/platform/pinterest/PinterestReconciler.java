package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome.Published;
import ai.influgen.publishing.platform.Reconciler;
import ai.influgen.publishing.platform.Settlement;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.platform.StepResult;
import ai.influgen.publishing.platform.pinterest.PinterestLooks.Page;
import ai.influgen.publishing.platform.pinterest.PinterestLooks.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for the pin on its board and among all pins of the account. Pinterest has no key by which a
 * repeated call would be recognised, and no handle before the pin is there: what is not found may
 * still come, so it is never said to be not published.
 */
record PinterestReconciler(PinterestConfig config, PinterestRequests requests)
    implements Reconciler {
  /** The call itself may take a minute. */
  static final Duration SETTLING = Duration.ofSeconds(60);

  /**
   * When is looked after the commit call was permitted, in times of the settling: how long a new
   * pin takes to be listed is not known.
   */
  private static final List<Integer> LOOKS = List.of(1, 3, 5);

  @Override
  public Next next(PublishJob job) {
    Optional<Published> proven = PinterestAdapter.proven(config, job.journal());
    if (proven.isPresent()) {
      return found(proven.get());
    }
    PinterestLooks looks = PinterestLooks.of(job);
    Optional<Page> open = looks.open();
    if (open.isPresent()) {
      return ask(job, looks, open.get());
    }
    Set<String> matches = looks.matches();
    if (matches.size() == 1) {
      return found(PinterestAdapter.published(config, matches.iterator().next(), looks.evidence()));
    }
    return matches.isEmpty() ? lookAgain(job, looks) : undecidable(looks, matches.size());
  }

  @Override
  public StepResult read(PublishJob job, Exchange exchange) {
    PinterestFailure failure = new PinterestFailure(job, exchange, config.switches().trial());
    return new PinterestSightings(PinterestLooks.of(job), exchange, failure).read();
  }

  private Next lookAgain(PublishJob job, PinterestLooks looks) {
    Optional<Instant> due =
        LOOKS.stream()
            .map(times -> looks.since().plus(config.settling().multipliedBy(times)))
            .filter(looks::isAfterTheLast)
            .findFirst();
    if (due.isEmpty()) {
      return looks.cut() ? undecidable(looks, 0) : notFound(looks);
    }
    return job.now().isBefore(due.get())
        ? new Next.Wait(Duration.between(job.now(), due.get()))
        : ask(job, looks, new Page(looks.number() + 1, Place.BOARD, 1));
  }

  private Next ask(PublishJob job, PinterestLooks looks, Page page) {
    String bookmark = looks.bookmark(page).orElse(null);
    PlatformRequest request =
        switch (page.place()) {
          case BOARD -> requests.pinsOfBoard(job, bookmark);
          case ACCOUNT -> requests.pinsOfAccount(job, bookmark);
        };
    return new Next.Ask(new Step.Call(page.name(), Step.Phase.CONFIRM, request));
  }

  private static Next notFound(PinterestLooks looks) {
    String message =
        "Pinterest did not confirm this pin and does not show it; it may still have been made."
            + " Look at the board, then confirm it here.";
    return new Next.Settled(new Settlement.NotFound(message, looks.evidence()));
  }

  private static Next undecidable(PinterestLooks looks, int matches) {
    String message =
        "Pinterest did not confirm this pin; "
            + matches
            + " pins of the account look like it. Look at the board, then confirm it here.";
    return new Next.Settled(new Settlement.Undecidable(message, looks.evidence()));
  }

  private static Next found(Published published) {
    return new Next.Settled(new Settlement.Found(published));
  }
}
