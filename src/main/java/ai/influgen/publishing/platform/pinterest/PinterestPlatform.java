package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.Adapter;
import ai.influgen.publishing.platform.Boards;
import ai.influgen.publishing.platform.OAuth;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.PlatformSettings;
import ai.influgen.publishing.platform.Quotas;
import ai.influgen.publishing.platform.Rules;
import ai.influgen.publishing.platform.StagingTimes;
import java.time.Duration;
import java.util.Optional;

/** Pinterest: pins of one image, several images or a video on a board of the account. */
public final class PinterestPlatform implements Platform {
  static final PlatformName NAME = new PlatformName("pinterest");

  private final PinterestOAuth oauth;
  private final Duration commitTimeout;
  private final PinterestRules rules;
  private final PinterestAdapter adapter;
  private final PinterestQuotas quotas;
  private final PinterestBoards boards;

  /** Pinterest as configured. */
  public PinterestPlatform(PlatformSettings settings) {
    this(PinterestConfig.of(settings), settings.commitTimeout(PinterestRequests.PIN));
  }

  PinterestPlatform(PinterestConfig config) {
    this(config, PinterestRequests.PIN);
  }

  private PinterestPlatform(PinterestConfig config, Duration commitTimeout) {
    this.commitTimeout = commitTimeout;
    PinterestApi api = new PinterestApi(config.apiUrl());
    this.oauth = new PinterestOAuth(config, api);
    this.rules = new PinterestRules(config.switches());
    this.adapter = new PinterestAdapter(config, new PinterestRequests(api));
    this.quotas = new PinterestQuotas(config.switches().trial());
    this.boards = new PinterestBoards(api);
  }

  @Override
  public PlatformName name() {
    return NAME;
  }

  @Override
  public String title() {
    return "Pinterest";
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
  public Optional<Boards> boards() {
    return Optional.of(boards);
  }

  @Override
  public Optional<Duration> commitTimeout() {
    return Optional.of(commitTimeout);
  }

  @Override
  public StagingTimes stagingTimes() {
    return PinterestStaging.TIMES;
  }
}
