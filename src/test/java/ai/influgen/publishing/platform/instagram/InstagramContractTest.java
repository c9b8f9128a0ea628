package ai.influgen.publishing.platform.instagram;

import static ai.influgen.publishing.platform.instagram.Samples.draft;
import static ai.influgen.publishing.platform.instagram.Samples.image;
import static ai.influgen.publishing.platform.instagram.Samples.ok;
import static ai.influgen.publishing.platform.instagram.Samples.settings;
import static ai.influgen.publishing.platform.instagram.Samples.video;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformContractTest;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Instagram keeps to what every platform keeps to. */
class InstagramContractTest extends PlatformContractTest {
  @Override
  protected Platform platform() {
    return Samples.PLATFORM;
  }

  @Override
  protected Account account() {
    return Samples.account();
  }

  @Override
  protected Map<String, Draft> publishable() {
    Map<String, Draft> drafts = new LinkedHashMap<>();
    drafts.put("image", draft(settings(), image(1080, 1350)));
    drafts.put("carousel", draft(settings(), image(1080, 1080), video(10), image(1080, 1080)));
    drafts.put(
        "carousel by bytes", draft(settings("upload", "bytes"), image(1080, 1080), video(10)));
    drafts.put("reel", draft(settings(), video(10)));
    drafts.put("reel by bytes", draft(settings("upload", "bytes"), video(10)));
    drafts.put("story", draft(settings("kind", "story"), image(1080, 1920)));
    drafts.put("video story", draft(settings("kind", "story"), video(10)));
    return drafts;
  }

  @Override
  protected List<String> settingNames() {
    return List.of(
        "kind",
        "share_to_feed",
        "cover_url",
        "thumb_offset",
        "upload",
        "location_id",
        "user_tags",
        "collaborators",
        "no such/setting~");
  }

  @Override
  protected PlatformResponse answer(PublishJob job, Step.Call call) {
    return GoodAnswers.to(job, call);
  }

  @Override
  protected PlatformResponse tokenExpired() {
    return Samples.error("error-token-expired");
  }

  /** Instagram on a good day. */
  static final class GoodAnswers {
    private GoodAnswers() {}

    static PlatformResponse to(PublishJob job, Step.Call call) {
      InstagramStep step = InstagramStep.of(call.name());
      boolean bytes = "bytes".equals(job.payload().settings().getString("upload"));
      return switch (step.kind()) {
        case LIMIT -> ok("limit");
        case CONTAINER -> ok(bytes ? "container-resumable" : "container");
        case OFFSET -> ok("upload-offset-none");
        case UPLOAD -> ok("upload-success");
        case STATUS -> ok("status-finished");
        case PUBLISH -> ok("published");
        case PERMALINK -> ok("permalink");
      };
    }
  }
}
