package ai.influgen.publishing.crash;

import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.tiktok.TikTokPlatform;
import ai.influgen.publishing.sandbox.tiktok.TikTokSandbox;
import ai.influgen.publishing.testing.PublishLab;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class TikTokCrashTest extends CrashPoints {
  @Override
  PublishLab lab(Path dir) {
    return new PublishLab(dir, TikTokPlatform::new, TikTokSandbox::new);
  }

  @Override
  Map<String, Draft> drafts(PublishLab lab) {
    return Map.of(
        "file",
        new Draft("A film", List.of(lab.video(720, 1280, 5, 25_000_000)), everyone()),
        "address",
        new Draft(
            "A film to fetch",
            List.of(lab.video(720, 1280, 5, 60_000)),
            everyone().put("upload", "url")),
        "photos",
        new Draft(
            "Two photos",
            List.of(lab.image(720, 1280, null), lab.image(720, 1280, null)),
            everyone()));
  }

  // what is not for everyone is in no list that could be searched
  private static JsonObject everyone() {
    return new JsonObject().put("privacy_level", "PUBLIC_TO_EVERYONE");
  }

  @Override
  JsonObject quick() {
    return new JsonObject()
        .put("processing_ms", 0)
        .put("init_per_minute", 1000)
        .put("creator_info_per_minute", 1000)
        .put("posts_per_day", 1000);
  }

  /** An upload has its publish id; what TikTok fetches has none until the answer comes. */
  @Override
  boolean alwaysKnows(String kind) {
    return kind.equals("file");
  }
}
