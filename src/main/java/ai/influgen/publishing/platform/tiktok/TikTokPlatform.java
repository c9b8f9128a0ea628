package ai.influgen.publishing.platform.tiktok;

import ai.influgen.publishing.platform.Adapter;
import ai.influgen.publishing.platform.OAuth;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.PlatformSettings;
import ai.influgen.publishing.platform.Quotas;
import ai.influgen.publishing.platform.Rules;
import ai.influgen.publishing.platform.StagingTimes;
import java.time.Duration;
import java.util.Optional;

/** TikTok: videos and photo posts, published directly. */
public final class TikTokPlatform implements Platform {
  static final PlatformName NAME = new PlatformName("tiktok");

  private final TikTokOAuth oauth;
  private final Duration commitTimeout;
  private final TikTokRules rules = new TikTokRules();
  private final TikTokAdapter adapter;
  private final TikTokQuotas quotas;

  /** TikTok as configured. */
  public TikTokPlatform(PlatformSettings settings) {
    this(TikTokConfig.of(settings), settings.commitTimeout(TikTokRequests.LAST_CHUNK));
  }

  TikTokPlatform(TikTokConfig config) {
    this(config, TikTokRequests.LAST_CHUNK);
  }

  private TikTokPlatform(TikTokConfig config, Duration commitTimeout) {
    this.commitTimeout = commitTimeout;
    TikTokApi api = new TikTokApi(config.apiUrl());
    this.oauth = new TikTokOAuth(config, api);
    this.adapter = new TikTokAdapter(new TikTokRequests(api, config.chunkBytes()), config.wwwUrl());
    this.quotas = new TikTokQuotas(config.postsPerDay());
  }

  @Override
  public PlatformName name() {
    return NAME;
  }

  @Override
  public String title() {
    return "TikTok";
  }

  @Override
  public OAuth oauth() {
    return oauth;
  }

  @Override
  public Rules rules() {
    return rules;
  }

  @Override
  public Adapter adapter() {
    return adapter;
  }

  @Override
  public Quotas quotas() {
    return quotas;
  }

  @Override
  public Optional<Duration> commitTimeout() {
    return Optional.of(commitTimeout);
  }

  @Override
  public StagingTimes stagingTimes() {
    return TikTokStaging.TIMES;
  }
}
