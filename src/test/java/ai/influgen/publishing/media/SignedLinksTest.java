package ai.influgen.publishing.media;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedLinksTest {
  private static final String HASH = "0123456789abcdef".repeat(4);
  private static final MediaItem ITEM =
      new MediaItem(
          "med_01K6ZQ7V8W9XABCDEFGHJKMNPQ",
          MediaItem.Type.IMAGE,
          "image/jpeg",
          1,
          1,
          1,
          null,
          HASH,
          null);

  private Instant now = Instant.parse("2026-03-23T14:30:00Z");
  private final SignedLinks links = links("key");

  @Test
  void leadsToTheItemUnderAnAsciiNameWithTheRightExtension() {
    URI link = links.of(ITEM);
    assertThat(link.toString())
        .matches(
            "https://post\\.example/base/media/[A-Za-z0-9_-]{76}/med_01K6ZQ7V8W9XABCDEFGHJKMNPQ\\.jpg");
    SignedLinks.Claim claim = links.verify(token(link)).orElseThrow();
    assertThat(claim.sha256()).isEqualTo(HASH);
    assertThat(claim.kind()).isEqualTo(MediaKind.JPEG);
  }

  @Test
  void worksForItsLifeAndNotMuchLonger() {
    String token = token(links.of(ITEM));
    now = now.plus(Duration.ofDays(2));
    assertThat(links.verify(token)).isPresent();
    now = now.plus(Duration.ofHours(1));
    assertThat(links.verify(token)).isEmpty();
  }

  @Test
  void staysTheSameForAWhile() {
    URI link = links.of(ITEM);
    now = now.plus(Duration.ofMinutes(29));
    assertThat(links.of(ITEM)).isEqualTo(link);
  }

  @Test
  void refusesAnyOtherToken() {
    String token = token(links.of(ITEM));
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String forged = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(links.verify(forged)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "..", "not base64 at all!", "QUJD"})
  void refusesWhatIsNoToken(String token) {
    assertThat(links.verify(token)).isEmpty();
  }

  @Test
  void refusesWhatAnotherKeySigned() {
    assertThat(links.verify(token(links("other").of(ITEM)))).isEmpty();
  }

  private SignedLinks links(String key) {
    return new SignedLinks(
        URI.create("https://post.example/base/"), new Secret(key), Duration.ofDays(2), () -> now);
  }

  private static String token(URI link) {
    String path = link.getPath();
    return path.substring(path.indexOf("/media/") + 7, path.lastIndexOf('/'));
  }
}
