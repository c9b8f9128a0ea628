package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.OAuth.ConnectJob;
import ai.influgen.publishing.platform.OAuth.ConnectStep;
import ai.influgen.publishing.platform.OAuth.RemoteAccount;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformResponse;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A connect under way: the token exchanges, what was granted, then all Pages there are. */
record InstagramConnect(InstagramGraph graph, ConnectJob job) {
  private static final String SHORT = "token";
  private static final String LONG = "long-lived-token";
  private static final String PERMISSIONS = "permissions";
  private static final String ME = "me";
  private static final String INSPECTION = "inspection";

  ConnectStep next() {
    PlatformResponse code = job.answers().get(SHORT);
    if (code == null) {
      return new ConnectStep.Ask(SHORT, codeExchange());
    }
    Optional<InstagramToken> first = InstagramToken.of(code, job.now());
    if (first.isEmpty()) {
      return failed(code);
    }
    PlatformResponse exchanged = job.answers().get(LONG);
    if (exchanged == null) {
      return new ConnectStep.Ask(
          LONG, InstagramOAuth.longLived(graph, job.app(), first.get().value()));
    }
    return InstagramToken.of(exchanged, job.now())
        .map(this::granted)
        .orElseGet(() -> failed(exchanged));
  }

  private PlatformRequest codeExchange() {
    return graph.exchange(
        "oauth/access_token",
        Map.of(
            "grant_type", "authorization_code",
            "client_id", job.app().clientId(),
            "client_secret", job.app().clientSecret().reveal(),
            "redirect_uri", job.redirectUri().toString(),
            "code", job.code().reveal()));
  }

  private ConnectStep granted(InstagramToken user) {
    PlatformResponse permissions = job.answers().get(PERMISSIONS);
    if (permissions == null) {
      return new ConnectStep.Ask(
          PERMISSIONS, graph.get("me/permissions", Map.of("limit", "100"), user.value()));
    }
    if (!permissions.ok() || !permissions.json().containsKey("data")) {
      return failed(permissions);
    }
    Set<String> granted = granted(permissions);
    List<String> missing =
        InstagramOAuth.NEEDED.stream().filter(scope -> !granted.contains(scope)).toList();
    if (!missing.isEmpty()) {
      return new ConnectStep.Denied(
          "Not granted: "
              + String.join(", ", missing)
              + ". Connect again and leave all permissions switched on.");
    }
    return person(user, granted);
  }

  private ConnectStep person(InstagramToken user, Set<String> granted) {
    PlatformResponse me = job.answers().get(ME);
    if (me == null) {
      return new ConnectStep.Ask(ME, graph.get("me", Map.of("fields", "id,name"), user.value()));
    }
    return InstagramJson.id(me.json(), "id")
        .filter(id -> me.ok())
        .map(id -> inspected(user, id, granted))
        .orElseGet(() -> failed(me));
  }

  private ConnectStep inspected(InstagramToken user, String userId, Set<String> granted) {
    PlatformResponse answer = job.answers().get(INSPECTION);
    return answer == null
        ? new ConnectStep.Ask(INSPECTION, InstagramOAuth.inspection(graph, job.app(), user.value()))
        : pages(new InstagramAccounts(user, userId, InstagramInspection.of(answer)), granted);
  }

  private ConnectStep pages(InstagramAccounts person, Set<String> granted) {
    InstagramToken user = person.user();
    InstagramPages own = InstagramPages.pages("pages", "me/accounts");
    Optional<ConnectStep> open =
        open(own, user).or(() -> own.failure(job.answers()).map(this::failed));
    if (open.isPresent()) {
      return open.get();
    }
    List<InstagramPages> all = Stream.concat(Stream.of(own), ofBusinesses(granted)).toList();
    Optional<ConnectStep> next =
        all.stream().flatMap(list -> open(list, user).stream()).findFirst();
    return next.orElseGet(() -> accounts(all, person, granted));
  }

  /**
   * The lists of Pages that the person reaches through a business portfolio only. Where Meta
   * refuses one, it is left out: the Pages that were found are good nevertheless.
   */
  private Stream<InstagramPages> ofBusinesses(Set<String> granted) {
    if (!granted.contains(InstagramOAuth.BUSINESS)) {
      return Stream.empty();
    }
    InstagramPages businesses =
        new InstagramPages("businesses", "me/businesses", Map.of("fields", "id", "limit", "100"));
    Stream<InstagramPages> theirs =
        businesses.entries(job.answers()).stream()
            .flatMap(business -> InstagramJson.id(business, "id").stream())
            .flatMap(
                id ->
                    Stream.of(
                        InstagramPages.pages("owned-" + id, id + "/owned_pages"),
                        InstagramPages.pages("client-" + id, id + "/client_pages")));
    return Stream.concat(Stream.of(businesses), theirs);
  }

  private Optional<ConnectStep> open(InstagramPages list, InstagramToken user) {
    return list.missing(job.answers(), graph, user.value())
        .map(ask -> new ConnectStep.Ask(ask.name(), ask.request()));
  }

  private ConnectStep accounts(
      List<InstagramPages> lists, InstagramAccounts person, Set<String> granted) {
    List<JsonObject> pages =
        lists.stream().flatMap(list -> list.entries(job.answers()).stream()).toList();
    List<RemoteAccount> accounts = person.among(pages);
    if (!accounts.isEmpty()) {
      return new ConnectStep.Granted(accounts, List.copyOf(granted));
    }
    return lists.stream()
        .flatMap(list -> list.failure(job.answers()).stream())
        .findFirst()
        .map(this::failed)
        .orElseGet(() -> new ConnectStep.Denied(person.nothing(pages)));
  }

  private ConnectStep failed(PlatformResponse response) {
    Optional<GraphError> error = GraphError.of(response);
    boolean outage = response.status() >= 500 || response.status() == 429;
    if (error.isEmpty() || outage || passing(error.get())) {
      return new ConnectStep.Unavailable("Facebook does not answer as it should. Try again later.");
    }
    return new ConnectStep.Denied(
        "Facebook refused the sign-in; start again. It says: " + redacted(error.get().message()));
  }

  private static boolean passing(GraphError error) {
    return error.passing()
        || InstagramErrors.of(error).treatment() == InstagramError.Treatment.LIMIT;
  }

  private String redacted(String message) {
    return message
        .replace(job.code().reveal(), "***")
        .replace(job.app().clientSecret().reveal(), "***");
  }

  private static Set<String> granted(PlatformResponse permissions) {
    Set<String> granted = new TreeSet<>();
    InstagramJson.data(permissions).stream()
        .filter(p -> AnswerJson.text(p, "status").filter("granted"::equals).isPresent())
        .forEach(p -> AnswerJson.text(p, "permission").ifPresent(granted::add));
    return granted;
  }
}
