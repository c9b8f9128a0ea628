package ai.influgen.publishing.crash;

import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.twitter.TwitterPlatform;
import ai.influgen.publishing.sandbox.twitter.TwitterSandbox;
import ai.influgen.publishing.testing.PublishLab;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class TwitterCrashTest extends CrashPoints {
  @Override
  PublishLab lab(Path dir) {
    return new PublishLab(dir, TwitterPlatform::new, TwitterSandbox::new);
  }

  @Override
  Map<String, Draft> drafts(PublishLab lab) {
    return Map.of(
        "text",
        new Draft("Words, and https://example.com", List.of(), new JsonObject()),
        "images",
        new Draft(
            "Two pictures",
            List.of(lab.image(800, 600, "The first"), lab.image(800, 600, null)),
            new JsonObject()),
        "video",
        new Draft("A film", List.of(lab.video(1280, 720, 5, 3_000_000)), new JsonObject()));
  }

  /** X has no handle: what its timeline does not show is left to a person. */
  @Override
  boolean alwaysKnows(String kind) {
    return false;
  }
}
