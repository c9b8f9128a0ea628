package ai.influgen.publishing.platform.tiktok;

import static ai.influgen.publishing.platform.tiktok.Samples.draft;
import static ai.influgen.publishing.platform.tiktok.Samples.photo;
import static ai.influgen.publishing.platform.tiktok.Samples.settings;
import static ai.influgen.publishing.platform.tiktok.Samples.video;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformContractTest;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.Step;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** TikTok keeps to what every platform keeps to. */
class TikTokContractTest extends PlatformContractTest {
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
    drafts.put(
        "video in one go",
        draft(settings(), video("video/webm", 900_000, 720, 1280, Duration.ofSeconds(5))));
    drafts.put("video by address", draft(settings("upload", "url"), video()));
    drafts.put("one photo", draft(settings(), photo(1080, 1350)));
    drafts.put("photos", draft(settings(), photo(1080, 1350), photo(1920, 1080)));
    return drafts;
  }

  @Override
  protected List<String> settingNames() {
    return List.of(
        "upload",
        "privacy_level",
        "allow_comment",
        "allow_duet",
        "allow_stitch",
        "brand_organic",
        "brand_content",
        "is_aigc",
        "cover_timestamp_ms",
        "auto_add_music",
        "title",
        "photo_cover_index",
        "no such/setting~");
  }

  @Override
  protected PlatformResponse answer(PublishJob job, Step.Call call) {
    return RecordedTikTok.good(job, call);
  }

  @Override
  protected PlatformResponse tokenExpired() {
    return Samples.response(401, "error-token");
  }
}
