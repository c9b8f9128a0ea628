package ai.influgen.publishing.connection.link;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.connection.link.LinkTokens.Claim;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.runtime.IdKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class LinkTokensTest {
  private static final String SECRET = "a secret of this server";
  private static final Claim CLAIM =
      new Claim(IdKind.next(), Instant.parse("2026-03-08T12:00:00Z"));

  private final LinkTokens tokens = new LinkTokens(new Secret(SECRET));
  private final String token = tokens.of(CLAIM);

  @Test
  void readsWhatItSigned() {
    assertThat(token).matches("[A-Za-z0-9_-]{56}");
    assertThat(tokens.read(token)).contains(CLAIM);
    assertThat(new LinkTokens(new Secret(SECRET)).read(token)).contains(CLAIM);
  }

  @Test
  void readsNoneInWhichAnyBitIsAnother() {
    byte[] bytes = Base64.getUrlDecoder().decode(token);
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      byte[] forged = bytes.clone();
      forged[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(tokens.read(encoded(forged))).as("bit %d", bit).isEmpty();
    }
  }

  @Test
  void readsNoneInAnotherSpelling() {
    assertThat(tokens.read(token + "=")).isEmpty();
    assertThat(tokens.read(token.substring(1))).isEmpty();
    assertThat(tokens.read(" " + token.substring(1))).isEmpty();
    assertThat(tokens.read("+" + token.substring(1))).isEmpty();
    assertThat(tokens.read("")).isEmpty();
    assertThat(tokens.read("é".repeat(56))).isEmpty();
  }

  @Test
  void readsNoneThatAnotherSecretSigned() {
    assertThat(new LinkTokens(new Secret("another")).read(token)).isEmpty();
  }

  /** Whatever else the configured secret signs must not pass for a token, even of these bytes. */
  @Test
  void readsNoneThatTheSecretItselfSigned() throws GeneralSecurityException {
    byte[] claim = Arrays.copyOf(Base64.getUrlDecoder().decode(token), 24);
    for (String purpose : new String[] {"", "token\n", "media link 1\n", "connect link key 1\n"}) {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update(purpose.getBytes(StandardCharsets.UTF_8));
      byte[] forged =
          ByteBuffer.allocate(42).put(claim).put(Arrays.copyOf(mac.doFinal(claim), 18)).array();
      assertThat(tokens.read(encoded(forged))).as(purpose).isEmpty();
    }
  }

  @Test
  void provesItsWordsOnOneLinksPageOnly() {
    UUID link = CLAIM.id();
    String proof = tokens.proof(link, "You did not allow it.");

    assertThat(tokens.proves(proof, link, "You did not allow it.")).isTrue();
    assertThat(tokens.proves(proof, link, "You did allow it.")).isFalse();
    assertThat(tokens.proves(proof, IdKind.next(), "You did not allow it.")).isFalse();
    assertThat(tokens.proves("", link, "You did not allow it.")).isFalse();
    assertThat(proof).isNotEqualTo(token.substring(32));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
