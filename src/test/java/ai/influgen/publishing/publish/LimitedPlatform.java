package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.Adapter;
import ai.influgen.publishing.platform.OAuth;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.Quotas;
import ai.influgen.publishing.platform.Rules;

/** A platform that has limits, and nothing else. */
public record LimitedPlatform(Quotas quotas) implements Platform {
  @Override
  public PlatformName name() {
    return new PlatformName("fake");
  }

  @Override
  public String title() {
    return "Fake";
  }

  @Override
  public OAuth oauth() {
    throw new AssertionError("only limits are asked for");
  }

  @Override
  public Rules rules() {
    throw new AssertionError("only limits are asked for");
  }

  @Override
  public Adapter adapter() {
    throw new AssertionError("only limits are asked for");
  }
}
