package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.Adapter;
import ai.influgen.publishing.platform.OAuth;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.PlatformSettings;
import ai.influgen.publishing.platform.Quotas;
import ai.influgen.publishing.platform.Rules;
import ai.influgen.publishing.platform.StagingTimes;

/** Instagram: images, carousels, reels and stories of professional accounts. */
public final class InstagramPlatform implements Platform {
  static final PlatformName NAME = new PlatformName("instagram");

  private final InstagramOAuth oauth;
  private final InstagramRules rules = new InstagramRules();
  private final InstagramQuotas quotas;
  private final InstagramAdapter adapter;

  /** Instagram as configured. */
  public InstagramPlatform(PlatformSettings settings) {
    this(InstagramConfig.of(settings));
  }

  InstagramPlatform(InstagramConfig config) {
    InstagramGraph graph = new InstagramGraph(config.graphUrl(), config.graphVersion());
    this.quotas = new InstagramQuotas(config.postsPerDay(), config.containersPerDay());
    this.oauth = new InstagramOAuth(config, graph);
    this.adapter = new InstagramAdapter(new InstagramRequests(graph), config.settling());
  }

  @Override
  public PlatformName name() {
    return NAME;
  }

  @Override
  public String title() {
    return "Instagram";
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
  public Quotas quotas() {
    return quotas;
  }

  @Override
  public Adapter adapter() {
    return adapter;
  }

  @Override
  public StagingTimes stagingTimes() {
    return InstagramStaging.TIMES;
  }
}
