package ai.influgen.publishing.testing;

import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformSettings;
import ai.influgen.publishing.platform.instagram.InstagramPlatform;
import ai.influgen.publishing.platform.pinterest.PinterestPlatform;
import ai.influgen.publishing.platform.tiktok.TikTokPlatform;
import ai.influgen.publishing.platform.twitter.TwitterPlatform;
import ai.influgen.publishing.platform.youtube.YouTubePlatform;
import java.util.function.Function;
import java.util.stream.Stream;

/** The five platforms as they come, for what needs none of their simulators. */
public final class Lab {
  private Lab() {}

  /** Each of them. */
  public static Stream<Platform> platforms() {
    return Stream.of(
        platform("instagram", InstagramPlatform::new),
        platform("tiktok", TikTokPlatform::new),
        platform("twitter", TwitterPlatform::new),
        platform("youtube", YouTubePlatform::new),
        platform("pinterest", PinterestPlatform::new));
  }

  private static Platform platform(String name, Function<PlatformSettings, Platform> make) {
    return make.apply(new LabSettings("http://localhost:1", name));
  }
}
