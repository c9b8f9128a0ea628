package ai.influgen.publishing.publish;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.PlatformName;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PermitsTest {
  @Test
  void aPlatformHasItsOwnNumberOrTheUsual() {
    Permits permits = new Permits(64, Map.of(new PlatformName("youtube"), 4));

    assertThat(permits.of(new PlatformName("youtube"))).isEqualTo(4);
    assertThat(permits.of(new PlatformName("tiktok"))).isEqualTo(64);
  }
}
