package ai.influgen.publishing.crash;

import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.pinterest.PinterestPlatform;
import ai.influgen.publishing.sandbox.pinterest.PinterestSandbox;
import ai.influgen.publishing.testing.PublishLab;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class PinterestCrashTest extends CrashPoints {
  @Override
  PublishLab lab(Path dir) {
    return new PublishLab(dir, PinterestPlatform::new, PinterestSandbox::new);
  }

  @Override
  Map<String, Draft> drafts(PublishLab lab) {
    return Map.of(
        "image",
        new Draft("A pin", List.of(lab.image(1000, 1500, "A wall")), onABoard(lab)),
        "carousel",
        new Draft(
            "Two of a kind",
            List.of(lab.image(1000, 1500, null), lab.image(1000, 1500, null)),
            onABoard(lab)),
        "video",
        new Draft("A film", List.of(lab.video(720, 1280, 5, 60_000)), onABoard(lab)));
  }

  private static JsonObject onABoard(PublishLab lab) {
    return new JsonObject().put("board_id", lab.board());
  }

  /** Pinterest has no handle: what its boards do not show is left to a person. */
  @Override
  boolean alwaysKnows(String kind) {
    return false;
  }
}
