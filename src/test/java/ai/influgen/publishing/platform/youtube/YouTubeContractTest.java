package ai.influgen.publishing.platform.youtube;

import static ai.influgen.publishing.platform.youtube.Samples.draft;
import static ai.influgen.publishing.platform.youtube.Samples.image;
import static ai.influgen.publishing.platform.youtube.Samples.settings;
import static ai.influgen.publishing.platform.youtube.Samples.upright;
import static ai.influgen.publishing.platform.youtube.Samples.video;

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

/** YouTube keeps to what every platform keeps to. */
class YouTubeContractTest extends PlatformContractTest {
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
    drafts.put("video in chunks", draft(settings(), video()));
    drafts.put("video and thumbnail", draft(settings("thumbnail", "med_image"), image(), video()));
    drafts.put("short in one chunk", draft(settings(), upright()));
    drafts.put(
        "short and thumbnail", draft(settings("thumbnail", "med_image"), upright(), image()));
    return drafts;
  }

  @Override
  protected List<String> settingNames() {
    return List.of(
        "kind",
        "title",
        "description",
        "thumbnail",
        "tags",
        "category_id",
        "privacy",
        "made_for_kids",
        "license",
        "embeddable",
        "notify_subscribers",
        "contains_synthetic_media",
        "default_language",
        "publish_at",
        "no such/setting~");
  }

  @Override
  protected PlatformResponse answer(PublishJob job, Step.Call call) {
    return RecordedYouTube.good(call);
  }

  @Override
  protected PlatformResponse tokenExpired() {
    return Samples.response(401, "error-token");
  }
}
