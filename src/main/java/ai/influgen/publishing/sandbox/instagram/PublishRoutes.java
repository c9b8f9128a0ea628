package ai.influgen.publishing.sandbox.instagram;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.instagram.People.Account;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Making a container public: {@code POST /{ig-user-id}/media_publish}; and how often that is still
 * allowed.
 */
final class PublishRoutes {
  private static final int QUOTA_DURATION_S = 86_400;

  private final Tokens tokens;
  private final Containers containers;
  private final Posts posts;
  private final InstantSource clock;
  private final Supplier<InstagramSettings> settings;

  PublishRoutes(
      Tokens tokens,
      Containers containers,
      Posts posts,
      InstantSource clock,
      Supplier<InstagramSettings> settings) {
    this.tokens = tokens;
    this.containers = containers;
    this.posts = posts;
    this.clock = clock;
    this.settings = settings;
  }

  void mount(GraphRouter router) {
    router.route(
        HttpMethod.POST, "/{id}/media_publish", CallKind.PUBLISH, GraphHandler.of(this::publish));
    router.route(
        HttpMethod.GET,
        "/{id}/content_publishing_limit",
        CallKind.READ,
        GraphHandler.of(this::limit));
  }

  private JsonObject publish(GraphRequest request) {
    Account account = tokens.caller(request.token()).publishingAccount(request.id());
    Container container =
        containers
            .find(request.parameters().require("creation_id"))
            .filter(found -> found.account().equals(account.id()))
            .orElseThrow(GraphErrors.CONTAINER_UNKNOWN::exception);
    if (container.draft().carouselItem()) {
      throw GraphErrors.PARAMETER.exception("A carousel item can't be published by itself.");
    }
    switch (container.status(clock.instant())) {
      // what a second publish does is not documented; here it shows
      case FINISHED, PUBLISHED -> {}
      case IN_PROGRESS -> throw GraphErrors.NOT_READY.exception();
      case ERROR -> throw GraphErrors.MEDIA_NOT_FOUND.exception();
      case EXPIRED -> throw GraphErrors.CONTAINER_EXPIRED.exception();
    }
    if (posts.publishedLately(account.id(), Instant.EPOCH) >= settings.get().quotaTotal()) {
      throw GraphErrors.QUOTA_USED.exception();
    }
    return new JsonObject().put("id", posts.publish(container).id());
  }

  private JsonObject limit(GraphRequest request) {
    Account account = tokens.caller(request.token()).publishingAccount(request.id());
    Instant since = Instant.ofEpochSecond(request.parameters().number("since", 0));
    JsonObject full =
        new JsonObject()
            .put("quota_usage", posts.publishedLately(account.id(), since))
            .put(
                "config",
                new JsonObject()
                    .put("quota_total", settings.get().quotaTotal())
                    .put("quota_duration", QUOTA_DURATION_S));
    Fields fields = Fields.parse(request.parameters().get("fields").orElse("quota_usage"));
    return new JsonObject().put("data", new JsonArray().add(fields.select(full)));
  }
}
