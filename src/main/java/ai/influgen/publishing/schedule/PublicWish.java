package ai.influgen.publishing.schedule;

import ai.influgen.publishing.connection.Connections.Known;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * A request to publish at once, with what it is about as that stands now.
 *
 * @param served the platform with the account that serves the content's character there
 * @param settings the post's own; empty: the request says nothing of them
 */
record PublicWish(
    PublicRequest request,
    NewPosts.Origin origin,
    Contents.Item item,
    Accounts.Served served,
    Optional<JsonObject> settings) {

  /** Whether this post is what the request asks for; else it asks for another one besides. */
  boolean isMetBy(ScheduledPost post) {
    return !request.repost() || post.status() != PostStatus.PUBLISHED;
  }

  /** The account, if it can be posted to. */
  Known account() {
    Faults faults = new Faults();
    Optional<Known> account = Accounts.usable(served, faults);
    faults.refuseAny();
    return account.orElseThrow();
  }

  /** A new post, which the platform would take. */
  PostInsert newPost(ScheduledTime time) {
    Known account = account();
    Platform platform = served.asked().platform();
    Faults faults = new Faults();
    Choice choice =
        Fitting.choice(request.picked(), settings.orElseGet(JsonObject::new), item, faults);
    Fitting.warnings(platform, item.draft(platform.name(), choice, account.settings()), "", faults);
    faults.refuseAny();
    // not as a repost: the slot that only one pending post can have is what keeps it single
    return PostInsert.of(origin, time, account, choice, false);
  }

  /** What has to be changed of a post first; empty if it is as the request says. */
  Optional<PostChange> change(ScheduledPost post, Instant now) {
    Choice choice = post.choice();
    boolean captionStays =
        request.picked().captionId().isEmpty()
            || request
                .picked()
                .captionId()
                .flatMap(IdKind.CAPTION::read)
                .filter(id -> id.equals(choice.captionId()))
                .isPresent();
    boolean settingsStay = settings.filter(own -> !own.equals(choice.settings())).isEmpty();
    if (captionStays && settingsStay) {
      return Optional.empty();
    }
    return switch (post.status()) {
      case PENDING -> Optional.of(change(Optional.empty()));
      case FAILED -> Optional.of(change(Optional.of(now.toString())));
      case PUBLISHED, CANCELLED -> Optional.empty();
    };
  }

  private PostChange change(Optional<String> newStart) {
    return new PostChange(newStart, Optional.empty(), request.picked(), settings, false);
  }
}
