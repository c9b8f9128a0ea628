package ai.influgen.publishing.sandbox.instagram;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.Fault;
import ai.influgen.publishing.sandbox.FaultKind;
import ai.influgen.publishing.sandbox.PublicUrl;
import ai.influgen.publishing.sandbox.instagram.People.Account;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Making containers: {@code POST /{ig-user-id}/media}. */
final class ContainerRoutes {
  private static final int PROCESSING_FAILED = 2207082;

  private final Tokens tokens;
  private final Containers containers;
  private final MediaCheck check;
  private final GraphFaults faults;
  private final Supplier<InstagramSettings> settings;
  private final Site site;

  /** Where and when the simulator is. */
  record Site(PublicUrl url, InstantSource clock) {}

  ContainerRoutes(
      Tokens tokens,
      Containers containers,
      MediaCheck check,
      GraphFaults faults,
      Supplier<InstagramSettings> settings,
      Site site) {
    this.tokens = tokens;
    this.containers = containers;
    this.check = check;
    this.faults = faults;
    this.settings = settings;
    this.site = site;
  }

  void mount(GraphRouter router) {
    router.route(HttpMethod.POST, "/{id}/media", CallKind.STAGE, this::create);
  }

  /** Fetches again what was being fetched when the process ended. */
  void resume() {
    containers.fetching().forEach(this::fetchVideo);
  }

  private Future<JsonObject> create(GraphRequest request) {
    Account account = tokens.caller(request.token()).publishingAccount(request.id());
    Draft draft = DraftReader.read(request.parameters());
    if (containers.createdLately(account.id()) >= settings.get().containerQuota()) {
      // the documents give the limit but no code for it
      throw GraphErrors.QUOTA_USED.exception("containers");
    }
    boolean rejectable = draft.kind() == MediaKind.IMAGE || draft.carouselItem();
    if (rejectable && faults.take(FaultKind.REJECT_MEDIA, CallKind.STAGE, request).isPresent()) {
      throw GraphErrors.IMAGE_RATIO.exception();
    }
    return check
        .cover(draft, settings.get().fetchTimeout())
        .compose(checked -> fill(request, account, draft))
        .map(container -> answer(container));
  }

  private Future<Container> fill(GraphRequest request, Account account, Draft draft) {
    if (draft.kind() == MediaKind.CAROUSEL) {
      draft.children().forEach(child -> checkChild(account, child));
      Container parent = create(request, account, draft);
      containers.takeBytes(parent.id(), "");
      return Future.succeededFuture(parent);
    }
    if (draft.video()) {
      Container container = create(request, account, draft);
      if (!draft.resumable()) {
        fetchVideo(container);
      }
      return Future.succeededFuture(container);
    }
    return check
        .take(draft, settings.get().fetchTimeout())
        .map(
            media -> {
              Container container = create(request, account, draft);
              containers.takeBytes(container.id(), media);
              return container;
            });
  }

  private Container create(GraphRequest request, Account account, Draft draft) {
    Duration usual =
        draft.video() ? settings.get().videoProcessing() : settings.get().imageProcessing();
    Duration slower =
        faults
            .take(FaultKind.SLOW, CallKind.STAGE, request)
            .map(Fault::waiting)
            .orElse(Duration.ZERO);
    boolean fails = faults.take(FaultKind.PROCESSING_FAILED, CallKind.STAGE, request).isPresent();
    return containers.create(
        account.id(), draft, usual.plus(slower), fails ? PROCESSING_FAILED : 0);
  }

  private void checkChild(Account account, String id) {
    Container child =
        containers
            .find(id)
            .filter(found -> found.account().equals(account.id()))
            .orElseThrow(GraphErrors.MEDIA_NOT_FOUND::exception);
    if (!child.draft().carouselItem()) {
      throw GraphErrors.PARAMETER.exception("Container " + id + " is not a carousel item.");
    }
    switch (child.status(site.clock().instant())) {
      case FINISHED -> {}
      case IN_PROGRESS -> throw GraphErrors.NOT_READY.exception();
      case EXPIRED -> throw GraphErrors.CONTAINER_EXPIRED.exception();
      case ERROR, PUBLISHED -> throw GraphErrors.MEDIA_NOT_FOUND.exception();
    }
  }

  /** A video is fetched after the answer; what is wrong with it shows as the container's status. */
  void fetchVideo(Container container) {
    check
        .take(container.draft(), settings.get().fetchTimeout())
        .onSuccess(media -> containers.takeBytes(container.id(), media))
        .onFailure(failure -> containers.fail(container.id(), subcode(failure)));
  }

  private static int subcode(Throwable failure) {
    return failure instanceof GraphException refusal
        ? refusal.error().subcode()
        : PROCESSING_FAILED;
  }

  private JsonObject answer(Container container) {
    JsonObject answer = new JsonObject().put("id", container.id());
    if (container.draft().resumable()) {
      answer.put("uri", site.url().of(UploadRoutes.PATH + "/v26.0/" + container.id()));
    }
    return answer;
  }
}
