package ai.influgen.publishing.app;

import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.PlatformSettings;
import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.platform.instagram.InstagramPlatform;
import ai.influgen.publishing.platform.pinterest.PinterestPlatform;
import ai.influgen.publishing.platform.tiktok.TikTokPlatform;
import ai.influgen.publishing.platform.twitter.TwitterPlatform;
import ai.influgen.publishing.platform.youtube.YouTubePlatform;
import ai.influgen.publishing.sandbox.PlatformSandbox;
import ai.influgen.publishing.sandbox.SandboxContext;
import ai.influgen.publishing.sandbox.instagram.InstagramSandbox;
import ai.influgen.publishing.sandbox.pinterest.PinterestSandbox;
import ai.influgen.publishing.sandbox.tiktok.TikTokSandbox;
import ai.influgen.publishing.sandbox.twitter.TwitterSandbox;
import ai.influgen.publishing.sandbox.youtube.YouTubeSandbox;
import java.util.List;
import java.util.function.Function;

/** The platforms of this server, each with its simulator: one line a platform. */
final class Catalog {
  private static final List<Entry> ALL =
      List.of(
          entry("instagram", InstagramPlatform::new, InstagramSandbox::new),
          entry("tiktok", TikTokPlatform::new, TikTokSandbox::new),
          entry("twitter", TwitterPlatform::new, TwitterSandbox::new),
          entry("youtube", YouTubePlatform::new, YouTubeSandbox::new),
          entry("pinterest", PinterestPlatform::new, PinterestSandbox::new));

  private Catalog() {}

  private record Entry(
      PlatformName name,
      Function<PlatformSettings, Platform> platform,
      Function<SandboxContext, PlatformSandbox> sandbox) {}

  private static Entry entry(
      String name,
      Function<PlatformSettings, Platform> platform,
      Function<SandboxContext, PlatformSandbox> sandbox) {
    return new Entry(new PlatformName(name), platform, sandbox);
  }

  /** Every platform, made from its settings. */
  static Platforms platforms(Function<PlatformName, PlatformSettings> settings) {
    return new Platforms(
        ALL.stream().map(e -> e.platform().apply(settings.apply(e.name()))).toList());
  }

  /** Every platform's simulator. */
  static List<Function<SandboxContext, PlatformSandbox>> sandboxes() {
    return ALL.stream().map(Entry::sandbox).toList();
  }
}
