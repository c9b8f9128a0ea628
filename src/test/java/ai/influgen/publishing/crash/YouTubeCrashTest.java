package ai.influgen.publishing.crash;

import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.youtube.YouTubePlatform;
import ai.influgen.publishing.sandbox.youtube.YouTubeSandbox;
import ai.influgen.publishing.testing.PublishLab;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class YouTubeCrashTest extends CrashPoints {
  @Override
  PublishLab lab(Path dir) {
    return new PublishLab(dir, YouTubePlatform::new, YouTubeSandbox::new);
  }

  @Override
  Map<String, Draft> drafts(PublishLab lab) {
    MediaItem thumbnail = lab.image(1280, 720, null);
    return Map.of(
        "video",
        new Draft(
            "A film in chunks",
            List.of(lab.video(1280, 720, 300, 40_000_000), thumbnail),
            new JsonObject().put("thumbnail", thumbnail.id())),
        "short",
        new Draft("A short", List.of(lab.video(720, 1280, 5, 60_000)), new JsonObject()));
  }

  /** A session makes one video at most, and says what it holds. */
  @Override
  boolean alwaysKnows(String kind) {
    return true;
  }
}
