package ai.influgen.publishing.platform.youtube;

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

/** YouTube: videos and Shorts. */
public final class YouTubePlatform implements Platform {
  static final PlatformName NAME = new PlatformName("youtube");

  private final YouTubeOAuth oauth;
  private final Duration commitTimeout;
  private final StagingTimes stagingTimes;
  private final YouTubeRules rules;
  private final YouTubeAdapter adapter;
  private final YouTubeQuotas quotas;

  /** YouTube as configured. */
  public YouTubePlatform(PlatformSettings settings) {
    this(YouTubeConfig.of(settings), settings.commitTimeout(YouTubeRequests.LAST_CHUNK));
  }

  YouTubePlatform(YouTubeConfig config) {
    this(config, YouTubeRequests.LAST_CHUNK);
  }

  private YouTubePlatform(YouTubeConfig config, Duration commitTimeout) {
    this.commitTimeout = commitTimeout;
    // a video is worked on after its last chunk, which publishes it
    this.stagingTimes = new StagingTimes(Duration.ZERO, config.caps().sessionLife().dividedBy(2));
    YouTubeApi api = new YouTubeApi(config.oauthUrl(), config.apiUrl());
    this.oauth = new YouTubeOAuth(config, api);
    this.rules = new YouTubeRules(config.caps().thumbnailBytes());
    this.adapter = new YouTubeAdapter(new YouTubeRequests(api), config.caps().sessionLife());
    this.quotas = YouTubeQuotas.of(config.caps());
  }

  @Override
  public PlatformName name() {
    return NAME;
  }

  @Override
  public String title() {
    return "YouTube";
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
    return stagingTimes;
  }
}
