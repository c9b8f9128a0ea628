package ai.influgen.publishing.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.OAuth.RemoteAccount;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Tokens;
import ai.influgen.publishing.runtime.IdKind;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AeadParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVaultTest {
  private static final UUID ROW = IdKind.next();
  private static final Tokens TOKENS =
      new Tokens(
          new Secret("access-token"),
          Map.of("user", new Secret("user-token")),
          Instant.parse("2026-05-01T00:00:00Z"));

  private final TokenVault vault = new TokenVault(key(1));

  @Test
  void givesBackWhatItSealed() {
    assertThat(vault.tokens(ROW, vault.seal(ROW, TOKENS))).isEqualTo(TOKENS);
  }

  @Test
  void givesBackTokensWithoutAKnownEnd() {
    Tokens endless = new Tokens(new Secret("a"), Map.of(), null);

    assertThat(vault.tokens(ROW, vault.seal(ROW, endless))).isEqualTo(endless);
  }

  @Test
  void givesBackChoices() {
    JsonObject details = new JsonObject().put("page_id", "1");
    Choices choices =
        new Choices(
            List.of(
                new RemoteAccount(
                    new Account("1", "mila", TOKENS, details), "Mila", URI.create("http://p/1")),
                new RemoteAccount(new Account("2", "noa", TOKENS, new JsonObject()), "Noa", null)),
            List.of("publish"));

    assertThat(vault.choices(ROW, vault.seal(ROW, choices))).isEqualTo(choices);
  }

  @Test
  void sealsTheSameTokensDifferentlyEachTimeAndNeverInPlainText() {
    Buffer sealed = vault.seal(ROW, TOKENS);

    assertThat(sealed).isNotEqualTo(vault.seal(ROW, TOKENS));
    assertThat(sealed.toString("ISO-8859-1")).doesNotContain("access-token", "user-token");
  }

  @Test
  void opensNothingThatWasSealedForAnotherRow() {
    Buffer sealed = vault.seal(ROW, TOKENS);

    assertThatExceptionOfType(TokenVault.Unreadable.class)
        .isThrownBy(() -> vault.tokens(IdKind.next(), sealed));
  }

  @Test
  void opensNothingThatWasChanged() {
    Buffer sealed = vault.seal(ROW, TOKENS);
    sealed.setByte(20, (byte) (sealed.getByte(20) ^ 1));

    assertThatExceptionOfType(TokenVault.Unreadable.class)
        .isThrownBy(() -> vault.tokens(ROW, sealed));
  }

  @Test
  void opensWithEveryKeyAndSealsWithTheFirst() {
    TokenVault rotated = new TokenVault(new Secret(key(2).reveal() + "," + key(1).reveal()));
    TokenVault onlyNew = new TokenVault(key(2));

    assertThat(rotated.tokens(ROW, vault.seal(ROW, TOKENS))).isEqualTo(TOKENS);
    assertThat(onlyNew.tokens(ROW, rotated.seal(ROW, TOKENS))).isEqualTo(TOKENS);
    assertThatExceptionOfType(TokenVault.Unreadable.class)
        .isThrownBy(() -> onlyNew.tokens(ROW, vault.seal(ROW, TOKENS)));
  }

  @Test
  void takesATinkKeyset() throws GeneralSecurityException {
    String json = keyset(PredefinedAeadParameters.AES256_GCM);
    TokenVault byKeyset = new TokenVault(new Secret(json));

    assertThat(byKeyset.tokens(ROW, byKeyset.seal(ROW, TOKENS))).isEqualTo(TOKENS);
  }

  @Test
  void tellsWhichKeySealsWithoutTellingTheKey() throws GeneralSecurityException {
    TokenVault rotated = new TokenVault(new Secret(key(2).reveal() + "\n" + key(1).reveal()));

    assertThat(vault.sealedWith()).isEqualTo(new TokenVault(key(1)).sealedWith());
    assertThat(rotated.sealedWith())
        .as("that of the first")
        .isEqualTo(new TokenVault(key(2)).sealedWith())
        .isNotEqualTo(vault.sealedWith())
        .hasSize(16);
    assertThat(rotated.hasOldKeys()).isTrue();
    assertThat(vault.hasOldKeys()).isFalse();

    String keyset = keyset(PredefinedAeadParameters.AES256_GCM);
    assertThat(new TokenVault(new Secret(keyset)).sealedWith())
        .isEqualTo(new TokenVault(new Secret(keyset)).sealedWith())
        .isNotEqualTo(
            new TokenVault(new Secret(keyset(PredefinedAeadParameters.AES256_GCM))).sealedWith());
  }

  @Test
  void sealsAnewWhatAnOldKeySealed() {
    TokenVault rotated = new TokenVault(new Secret(key(2).reveal() + ", " + key(1).reveal()));

    Buffer anew = rotated.anew(ROW, vault.seal(ROW, TOKENS));

    assertThat(new TokenVault(key(2)).tokens(ROW, anew)).isEqualTo(TOKENS);
    assertThatExceptionOfType(TokenVault.Unreadable.class)
        .isThrownBy(() -> rotated.anew(IdKind.next(), anew));
  }

  @Test
  void sealsWithNothingLessThanAes256Gcm() throws GeneralSecurityException {
    for (AeadParameters other :
        List.of(PredefinedAeadParameters.AES128_GCM, PredefinedAeadParameters.XCHACHA20_POLY1305)) {
      Secret keyset = new Secret(keyset(other));
      assertThatThrownBy(() -> new TokenVault(keyset)).hasMessageContaining("AES-256-GCM");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not-base64!!", "c2hvcnQ=", "{\"primaryKeyId\":1}", "{"})
  void refusesWhatIsNoKeyWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> new TokenVault(new Secret(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("token key")
        .message()
        .doesNotContain("c2hvcnQ=", "not-base64");
  }

  private static String keyset(AeadParameters parameters) throws GeneralSecurityException {
    AeadConfig.register();
    return TinkJsonProtoKeysetFormat.serializeKeyset(
        KeysetHandle.generateNew(parameters, RegistryConfiguration.get()),
        RegistryConfiguration.get(),
        InsecureSecretKeyAccess.get());
  }

  private static Secret key(int fill) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) fill);
    return new Secret(Base64.getEncoder().encodeToString(bytes));
  }
}
