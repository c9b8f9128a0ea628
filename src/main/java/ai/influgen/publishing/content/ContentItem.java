package ai.influgen.publishing.content;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing to publish, on any number of platforms.
 *
 * @param title for people only; never published
 * @param version grows with every change that a person makes
 */
public record ContentItem(
    UUID id,
    UUID workspaceId,
    UUID characterId,
    @Nullable String title,
    ContentBody body,
    Standing standing,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  public ContentStatus status() {
    return standing.status();
  }

  /** What was approved; null unless it is approved or published. */
  public @Nullable String approvalHash() {
    return standing.approvalHash();
  }

  public List<Caption> captions() {
    return body.captions();
  }

  public List<MediaItem> media() {
    return body.media();
  }

  /** By the platform's name. */
  public JsonObject settings() {
    return body.settings();
  }

  /**
   * What a post on that platform says and shows.
   *
   * @param connectionDefaults settings that the content's own go over
   * @param postSettings settings that go over the content's own
   * @throws Problem 400 if the choice names what is not part of this content
   */
  public Draft draftFor(
      PlatformName platform,
      Choice choice,
      JsonObject connectionDefaults,
      JsonObject postSettings) {
    JsonObject settings =
        connectionDefaults
            .copy()
            .mergeIn(settings().getJsonObject(platform.value(), new JsonObject()))
            .mergeIn(postSettings);
    return new Draft(text(platform, choice.captionId()), chosen(choice.mediaIds()), settings);
  }

  private String text(PlatformName platform, @Nullable UUID chosen) {
    if (chosen != null) {
      return captions().stream()
          .filter(caption -> caption.id().equals(chosen))
          .findFirst()
          .orElseThrow(() -> notPart("/caption_id", IdKind.CAPTION.show(chosen)))
          .text();
    }
    return selected(platform).or(() -> selected(null)).map(Caption::text).orElse("");
  }

  private Optional<Caption> selected(@Nullable PlatformName platform) {
    return captions().stream()
        .filter(Caption::selected)
        .filter(caption -> Objects.equals(caption.platform(), platform))
        .findFirst();
  }

  private List<MediaItem> chosen(@Nullable List<UUID> ids) {
    if (ids == null) {
      return media();
    }
    List<MediaItem> items = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      String id = IdKind.MEDIA.show(ids.get(i));
      String pointer = "/media_ids/" + i;
      items.add(
          media().stream()
              .filter(item -> item.id().equals(id))
              .findFirst()
              .orElseThrow(() -> notPart(pointer, id)));
    }
    return items;
  }

  private Problem notPart(String pointer, String what) {
    return Problem.invalid(
        pointer, what + " is not part of " + IdKind.CONTENT.show(id) + ": choose one that is.");
  }
}
