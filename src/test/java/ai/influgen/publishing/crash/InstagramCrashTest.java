package ai.influgen.publishing.crash;

import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.instagram.InstagramPlatform;
import ai.influgen.publishing.sandbox.instagram.InstagramSandbox;
import ai.influgen.publishing.testing.PublishLab;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class InstagramCrashTest extends CrashPoints {
  @Override
  PublishLab lab(Path dir) {
    return new PublishLab(dir, InstagramPlatform::new, InstagramSandbox::new);
  }

  @Override
  Map<String, Draft> drafts(PublishLab lab) {
    return Map.of(
        "image",
        new Draft("An image", List.of(lab.image(640, 640, null)), new JsonObject()),
        "carousel",
        new Draft(
            "Two of them",
            List.of(lab.image(640, 640, "One"), lab.image(640, 640, "Two")),
            new JsonObject()));
  }

  /** A container stays what it is: published or not. */
  @Override
  boolean alwaysKnows(String kind) {
    return true;
  }
}
