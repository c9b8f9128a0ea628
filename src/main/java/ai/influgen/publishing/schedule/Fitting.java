package ai.influgen.publishing.schedule;

import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.platform.Adaptation;
import ai.influgen.publishing.platform.Adaptation.Remark;
import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether what was picked is there, and whether a platform would take it. */
final class Fitting {
  private Fitting() {}

  /** The choice that the ids name; what the content does not have is noted. */
  static Choice choice(
      ScheduleRequest.Picked picked, JsonObject settings, Contents.Item item, Faults faults) {
    return new Choice(caption(picked, item, faults), media(picked, item, faults), settings);
  }

  /**
   * What the platform will change or show differently; what it would refuse is noted.
   *
   * @param place the part of the request that asks for this platform; empty: the whole of it
   */
  static List<String> warnings(Platform platform, Draft draft, String place, Faults faults) {
    return switch (platform.rules().adapt(draft)) {
      case Adaptation.Ready ready -> ready.warnings().stream().map(Remark::message).toList();
      case Adaptation.Impossible impossible -> {
        for (Remark violation : impossible.violations()) {
          faults.add(ProblemType.NOT_PUBLISHABLE, place + violation.pointer(), violation.message());
        }
        yield List.of();
      }
    };
  }

  private static @Nullable UUID caption(
      ScheduleRequest.Picked picked, Contents.Item item, Faults faults) {
    if (picked.captionId().isEmpty()) {
      return null;
    }
    Optional<UUID> id = picked.captionId().flatMap(IdKind.CAPTION::read).filter(item::hasCaption);
    if (id.isEmpty()) {
      faults.add(
          ProblemType.INVALID_REQUEST, "/caption_id", "The content has no caption with this id.");
    }
    return id.orElse(null);
  }

  private static @Nullable List<UUID> media(
      ScheduleRequest.Picked picked, Contents.Item item, Faults faults) {
    if (picked.mediaIds().isEmpty()) {
      return null;
    }
    List<String> named = picked.mediaIds().get();
    List<Optional<UUID>> ids =
        named.stream().map(text -> IdKind.MEDIA.read(text).filter(item::hasMedia)).toList();
    Set<UUID> seen = new HashSet<>();
    for (int i = 0; i < ids.size(); i++) {
      Optional<UUID> id = ids.get(i);
      if (id.isEmpty()) {
        faults.add(
            ProblemType.INVALID_REQUEST,
            "/media_ids/" + i,
            "The content has no image or video with this id.");
      } else if (!seen.add(id.get())) {
        faults.add(
            ProblemType.INVALID_REQUEST, "/media_ids/" + i, "It is named twice: name it once.");
      }
    }
    return ids.stream().flatMap(Optional::stream).toList();
  }
}
