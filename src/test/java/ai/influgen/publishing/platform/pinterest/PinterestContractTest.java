package ai.influgen.publishing.platform.pinterest;

import static ai.influgen.publishing.platform.pinterest.Samples.draft;
import static ai.influgen.publishing.platform.pinterest.Samples.image;
import static ai.influgen.publishing.platform.pinterest.Samples.settings;
import static ai.influgen.publishing.platform.pinterest.Samples.video;

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

/** Pinterest keeps to what every platform keeps to. */
class PinterestContractTest extends PlatformContractTest {
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
    drafts.put("image", draft(settings(), image(1000, 1500)));
    drafts.put("carousel", draft(settings(), image(1000, 1500), image(1000, 1500)));
    drafts.put("video", draft(settings(), video(10)));
    drafts.put(
        "video with a cover", draft(settings("cover", "med_image"), image(1000, 1500), video(10)));
    return drafts;
  }

  @Override
  protected List<String> settingNames() {
    return List.of(
        "kind",
        "board_id",
        "board_section_id",
        "default_section",
        "title",
        "description",
        "link",
        "dominant_color",
        "cover",
        "cover_frame_seconds",
        "index",
        "no such/setting~");
  }

  @Override
  protected PlatformResponse answer(PublishJob job, Step.Call call) {
    return Samples.good(call.name());
  }

  @Override
  protected PlatformResponse tokenExpired() {
    return Samples.error(401, 2, "Authentication failed.");
  }
}
