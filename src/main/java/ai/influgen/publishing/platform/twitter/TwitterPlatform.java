package ai.influgen.publishing.platform.twitter;

import ai.influgen.publishing.platform.Adapter;
import ai.influgen.publishing.platform.OAuth;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.PlatformSettings;
import ai.influgen.publishing.platform.Quotas;
import ai.influgen.publishing.platform.Rules;
import ai.influgen.publishing.platform.StagingTimes;
import java.util.Set;

/** X, formerly Twitter: posts of text, images, a GIF or a video. */
public final class TwitterPlatform implements Platform {
  static final PlatformName NAME = new PlatformName("twitter");

  private final OAuth oauth;
  private final Rules rules;
  private final Adapter adapter;
  private final Quotas quotas;

  /** X as configured. */
  public TwitterPlatform(PlatformSettings settings) {
    this(TwitterConfig.of(settings));
  }

  TwitterPlatform(TwitterConfig config) {
    TwitterApi api = new TwitterApi(config.api());
    this.oauth = new TwitterOAuth(config, api);
    this.rules = new TwitterRules(config.longestVideo());
    this.adapter = new TwitterAdapter(new TwitterRequests(api), config.www());
    this.quotas = new TwitterQuotas(config.posts());
  }

  @Override
  public PlatformName name() {
    return NAME;
  }

  @Override
  public Set<String> aliases() {
    return Set.of("x");
  }

  @Override
  public String title() {
    return "X";
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
  public StagingTimes stagingTimes() {
    return TwitterStaging.TIMES;
  }
}
