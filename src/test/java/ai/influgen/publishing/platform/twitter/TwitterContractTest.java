package ai.influgen.publishing.platform.twitter;

import static ai.influgen.publishing.platform.twitter.Samples.draft;
import static ai.influgen.publishing.platform.twitter.Samples.gif;
import static ai.influgen.publishing.platform.twitter.Samples.image;
import static ai.influgen.publishing.platform.twitter.Samples.video;

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

/** X keeps to what every platform keeps to. */
class TwitterContractTest extends PlatformContractTest {
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
    drafts.put("text", draft());
    drafts.put("image", draft(image()));
    drafts.put(
        "images", draft(image(), image("image/png", 9_000, "Two red shoes on sand"), image()));
    drafts.put("gif", draft(gif("A cat that nods")));
    drafts.put("video", draft(video(10)));
    return drafts;
  }

  @Override
  protected List<String> settingNames() {
    return List.of(
        "long_post",
        "long_video",
        "reply_settings",
        "made_with_ai",
        "paid_partnership",
        "no such/setting~");
  }

  @Override
  protected PlatformResponse answer(PublishJob job, Step.Call call) {
    return RecordedTwitter.goodDay(call);
  }

  @Override
  protected PlatformResponse tokenExpired() {
    return Samples.response(401, "unauthorized");
  }
}
