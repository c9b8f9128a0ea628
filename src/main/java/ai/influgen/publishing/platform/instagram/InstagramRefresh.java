package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.OAuth.RefreshJob;
import ai.influgen.publishing.platform.OAuth.RefreshStep;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Tokens;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A refresh under way: Meta has no refresh token, the user token is exchanged for a younger one as
 * long as it is valid; the Page's token is read anew with it.
 */
record InstagramRefresh(InstagramGraph graph, RefreshJob job) {
  private static final String EXCHANGE = "exchange";

  /**
   * Revoked, password changed, expired, invalid, role lost: a person must connect again. After 459
   * and 464 the same token works again once the person has confirmed the account.
   */
  private static final Set<Integer> TERMINAL = Set.of(458, 460, 463, 467, 492);

  RefreshStep next() {
    Secret old = job.account().tokens().others().get(InstagramOAuth.USER);
    if (old == null || pageId().isEmpty()) {
      return new RefreshStep.Later("It is not recorded how to refresh this. Connect again.");
    }
    PlatformResponse exchanged = job.answers().get(EXCHANGE);
    if (exchanged == null) {
      return new RefreshStep.Ask(EXCHANGE, InstagramOAuth.longLived(graph, job.app(), old));
    }
    return InstagramToken.of(exchanged, job.now())
        .map(this::page)
        .orElseGet(() -> failed(exchanged));
  }

  private RefreshStep page(InstagramToken user) {
    InstagramPages own = InstagramPages.pages("pages", "me/accounts");
    Optional<Secret> token = pageToken(own);
    if (token.isPresent()) {
      return refreshed(user, token.get());
    }
    Optional<PlatformResponse> failure = own.failure(job.answers());
    if (failure.isPresent()) {
      return failed(failure.get());
    }
    return own.missing(job.answers(), graph, user.value())
        .<RefreshStep>map(ask -> new RefreshStep.Ask(ask.name(), ask.request()))
        .orElseGet(() -> single(user));
  }

  /** A Page that is reached through a business portfolio only is not in the list: it is asked. */
  private RefreshStep single(InstagramToken user) {
    PlatformResponse answer = job.answers().get("page");
    if (answer == null) {
      Map<String, String> query = Map.of("fields", "id,access_token");
      return new RefreshStep.Ask("page", graph.get(pageId().orElseThrow(), query, user.value()));
    }
    return AnswerJson.text(answer.json(), "access_token")
        .filter(token -> answer.ok())
        .map(token -> refreshed(user, new Secret(token)))
        .orElseGet(() -> failed(answer));
  }

  private RefreshStep refreshed(InstagramToken user, Secret pageToken) {
    Map<String, Secret> others = new HashMap<>(job.account().tokens().others());
    others.put(InstagramOAuth.USER, user.value());
    return new RefreshStep.Refreshed(new Tokens(pageToken, others, user.expiresAt()));
  }

  private Optional<Secret> pageToken(InstagramPages pages) {
    return pages.entries(job.answers()).stream()
        .filter(page -> InstagramJson.id(page, "id").equals(pageId()))
        .flatMap(page -> AnswerJson.text(page, "access_token").stream())
        .map(Secret::new)
        .findFirst();
  }

  private Optional<String> pageId() {
    return InstagramJson.id(job.account().details(), InstagramAccounts.PAGE_ID);
  }

  private RefreshStep failed(PlatformResponse response) {
    Optional<GraphError> ended =
        GraphError.of(response)
            .filter(e -> response.status() < 500 && !e.passing())
            .filter(e -> e.code() == 190 && TERMINAL.contains(e.subcode()));
    return ended
        .<RefreshStep>map(error -> new RefreshStep.Ended(InstagramErrors.of(error).text()))
        .orElseGet(
            () -> new RefreshStep.Later("Facebook did not refresh the access; it is tried again."));
  }
}
