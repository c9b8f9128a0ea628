package ai.influgen.publishing.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.influgen.publishing.app.AppConfig.Mode;
import ai.influgen.publishing.http.operation.Role;
import ai.influgen.publishing.platform.OAuth.AppCredentials;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.StagingTimes;
import ai.influgen.publishing.publish.EngineSettings;
import ai.influgen.publishing.publish.Permits;
import ai.influgen.publishing.schedule.smart.TestTimes;
import ai.influgen.publishing.workspace.oidc.OidcConfig;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {
  private static final String TOKEN_KEY = "tokenKeyOfThirtyTwoBytes" + "A".repeat(19) + "=";

  private final Map<String, String> file = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> properties = new HashMap<>();
  private final JsonObject bestTimes = TestTimes.json();

  private AppConfig read() {
    return new ConfigReader(
            new Settings(file, environment, properties),
            bestTimes,
            (_, name) -> new Secret("made-for-" + name))
        .read();
  }

  private void production() {
    environment.put("INFLUGEN_MODE", "production");
    environment.put("INFLUGEN_DATABASE_URL", "postgresql://influgen:hunter2@db:5432/influgen");
    environment.put("INFLUGEN_TOKEN_KEY", TOKEN_KEY);
    environment.put("INFLUGEN_MEDIA_KEY", "media-secret");
  }

  @Test
  void needsNothingForADevelopmentRun() {
    AppConfig config = read();

    assertThat(config.mode()).isEqualTo(Mode.DEVELOPMENT);
    assertThat(config.roles()).containsExactlyInAnyOrder(AppConfig.Role.values());
    assertThat(config.publicUrl()).isEqualTo(URI.create("http://localhost:8080"));
    assertThat(config.database().address()).isEmpty();
    assertThat(consentAt(config)).startsWith("http://localhost:8090/instagram/www/");
    assertThat(config.secrets().token().reveal()).isEqualTo("made-for-token_key");
  }

  @Test
  void takesPropertiesOverEnvironmentOverFile() {
    file.put("http.port", "1");
    assertThat(read().http().port()).isEqualTo(1);

    environment.put("INFLUGEN_HTTP_PORT", "2");
    assertThat(read().http().port()).isEqualTo(2);

    properties.put("influgen.http.port", "3");
    assertThat(read().http().port()).isEqualTo(3);
  }

  @Test
  void tellsEveryFaultAtOnce() {
    environment.put("INFLUGEN_HTTP_PORT", "eighty");
    environment.put("INFLUGEN_ROLES", "http,worker");
    environment.put("INFLUGEN_PUBLIC_URL", "not an address");
    environment.put("INFLUGEN_DATABASE_URL", "mysql://x");
    environment.put("INFLUGEN_HTP_PORT", "8080");
    file.put("engin.tick_ms", "5");
    bestTimes.getJsonObject("plan").put("min_gap_minutes", -1);

    assertThatThrownBy(this::read)
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(
            "INFLUGEN_HTTP_PORT) is \"eighty\"; it has to be a whole number from 0 to 65535",
            "names \"worker\"; a role is http, publisher or sandbox",
            "is \"not an address\"",
            "is not a PostgreSQL address",
            "INFLUGEN_HTP_PORT in the environment is no setting",
            "engin.tick_ms in the configuration file is no setting",
            "conf/best-times.yaml: plan.min_gap_minutes is -1");
  }

  @Test
  void refusesAProductionRunWithoutItsSecretsAndSaysWhich() {
    environment.put("INFLUGEN_MODE", "production");

    assertThatThrownBy(this::read)
        .hasMessageContainingAll(
            "INFLUGEN_TOKEN_KEY) is missing",
            "INFLUGEN_MEDIA_KEY) is missing",
            "INFLUGEN_DATABASE_URL) is missing");
  }

  @Test
  void takesTheTokenKeyFromAFile(@TempDir Path secrets) throws IOException {
    Path secret = secrets.resolve("token-key");
    Files.writeString(secret, TOKEN_KEY + "\n" + "B".repeat(43) + "=\n");
    production();
    environment.remove("INFLUGEN_TOKEN_KEY");
    environment.put("INFLUGEN_TOKEN_KEY_FILE", secret.toString());

    assertThat(read().secrets().token().reveal()).startsWith(TOKEN_KEY).contains("BBB");

    environment.put("INFLUGEN_TOKEN_KEY", TOKEN_KEY);
    assertThatThrownBy(this::read).hasMessageContaining("INFLUGEN_TOKEN_KEY_FILE) is set beside");

    environment.remove("INFLUGEN_TOKEN_KEY");
    Files.writeString(secret, "not-a-key");
    assertThatThrownBy(this::read)
        .hasMessageContaining("INFLUGEN_TOKEN_KEY_FILE) is no key")
        .message()
        .doesNotContain("not-a-key");

    environment.put("INFLUGEN_TOKEN_KEY_FILE", secrets.resolve("none").toString());
    assertThatThrownBy(this::read).hasMessageContaining("which can't be read");
  }

  @Test
  void tellsATokenKeyThatIsNoneBesideTheOtherFaults() {
    production();
    environment.put("INFLUGEN_TOKEN_KEY", "not-a-key");
    environment.put("INFLUGEN_ROLES", "worker");

    assertThatThrownBy(this::read)
        .hasMessageContainingAll(
            "INFLUGEN_TOKEN_KEY) is no key: the token key has to be 32 bytes", "names \"worker\"")
        .message()
        .doesNotContain("not-a-key");
  }

  @Test
  void bringsNoSandboxIntoProduction() {
    production();
    AppConfig config = read();

    assertThat(config.roles())
        .containsExactlyInAnyOrder(AppConfig.Role.HTTP, AppConfig.Role.PUBLISHER);
    assertThat(config.platforms().all())
        .as("set up needed")
        .allSatisfy(platform -> assertThat(platform.oauth().credentials()).isNull());
    assertThat(consentAt(config)).startsWith("https://www.facebook.com/");

    environment.put("INFLUGEN_ROLES", "http,sandbox");
    assertThatThrownBy(this::read).hasMessageContaining("no simulator");
  }

  @Test
  void wantsBothOrNoneOfAnAppsCredentials() {
    environment.put("INFLUGEN_INSTAGRAM_CLIENT_ID", "123");

    assertThatThrownBy(this::read).hasMessageContaining("INFLUGEN_INSTAGRAM_CLIENT_SECRET");
  }

  @Test
  void aPlatformHasItsOwnPermitsOrTheEngines() {
    environment.put("INFLUGEN_ENGINE_PERMITS", "32");
    environment.put("INFLUGEN_YOUTUBE_PERMITS", "4");

    assertThat(read().engine().permits())
        .isEqualTo(new Permits(32, Map.of(new PlatformName("youtube"), 4)));

    environment.put("INFLUGEN_YOUTUBE_PERMITS", "0");
    assertThatThrownBy(this::read).hasMessageContaining("INFLUGEN_YOUTUBE_PERMITS");
  }

  @Test
  void theEngineIsAsItsSettingsSay() {
    assertThat(read().engine())
        .as("nothing set")
        .usingRecursiveComparison()
        .ignoringFields("longerCommits", "staging.times")
        .isEqualTo(EngineSettings.defaults());
    Duration minute = Duration.ofSeconds(60);
    assertThat(read().engine().longerCommits())
        .containsOnly(
            Map.entry(new PlatformName("tiktok"), minute),
            Map.entry(new PlatformName("youtube"), minute),
            Map.entry(new PlatformName("pinterest"), minute));
    assertThat(read().engine().staging().times())
        .as("its upload's address lives for an hour")
        .containsEntry(
            new PlatformName("tiktok"), new StagingTimes(Duration.ZERO, Duration.ofMinutes(45)));

    environment.put("INFLUGEN_ENGINE_STAGE_BYTES_PER_SECOND", "5000000");
    assertThat(read().engine().staging().bytesPerSecond()).isEqualTo(5_000_000);

    environment.put("INFLUGEN_ENGINE_SEND_DEADLINE_MS", "1500");
    environment.put("INFLUGEN_ENGINE_COMMIT_TIMEOUT_MS", "30000");
    environment.put("INFLUGEN_ENGINE_RETRY_AGE_MS", "3600000");
    environment.put("INFLUGEN_ENGINE_BREAKER_WINDOW_MS", "20000");
    environment.put("INFLUGEN_ENGINE_BREAKER_PERCENT", "80");

    EngineSettings engine = read().engine();
    assertThat(engine.sendDeadline()).isEqualTo(Duration.ofMillis(1500));
    assertThat(engine.commitTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(engine.retry().age()).isEqualTo(Duration.ofHours(1));
    assertThat(engine.breaker().window()).isEqualTo(Duration.ofSeconds(20));
    assertThat(engine.breaker().share()).isEqualTo(0.8);
  }

  @Test
  void whatIsInDoubtIsAskedAboutSoonerInTheSandboxOnly() {
    environment.put("INFLUGEN_INSTAGRAM_SETTLE_MS", "2000");
    environment.put("INFLUGEN_PINTEREST_SETTLE_MS", "2000");
    read();

    production();
    assertThatThrownBy(this::read)
        .hasMessageContainingAll(
            "INFLUGEN_INSTAGRAM_SETTLE_MS) is \"2000\"; it has to be a whole number from 60000",
            "INFLUGEN_PINTEREST_SETTLE_MS) is \"2000\"; it has to be a whole number from 60000");
  }

  @Test
  void knowsNobodyElsesPeopleUnlessAnIssuerIsSet() {
    assertThat(read().oidc()).isEmpty();

    environment.put("INFLUGEN_OIDC_CLIENT_SECRET", "oidc-secret");
    environment.put("INFLUGEN_OIDC_AUDIENCE", "api");
    assertThatThrownBy(this::read)
        .hasMessageContainingAll(
            "INFLUGEN_OIDC_ISSUER) is missing", "INFLUGEN_OIDC_CLIENT_ID) is missing")
        .hasMessageNotContaining("oidc-secret");
  }

  @Test
  void readsWhatAnIssuersClaimsMean() {
    environment.put("INFLUGEN_OIDC_ISSUER", "http://localhost:9000/realms/acme/");
    environment.put("INFLUGEN_OIDC_AUDIENCE", "api");
    OidcConfig plain = read().oidc().orElseThrow();
    assertThat(plain.issuer()).hasToString("http://localhost:9000/realms/acme");
    assertThat(plain.name()).isEqualTo("localhost");
    assertThat(plain.client()).isEmpty();
    assertThat(plain.mapping().roles()).containsEntry("approver", Role.APPROVER).hasSize(4);

    environment.put("INFLUGEN_OIDC_CLIENT_ID", "web");
    environment.put("INFLUGEN_OIDC_ROLE_CLAIM", "realm_access.roles");
    environment.put("INFLUGEN_OIDC_ROLE_MAP", "pub=admin = owner , writer=editor");
    OidcConfig.Mapping mapping = read().oidc().orElseThrow().mapping();
    assertThat(mapping.roleClaim()).isEqualTo("realm_access.roles");
    assertThat(mapping.roles())
        .containsOnly(Map.entry("pub=admin", Role.OWNER), Map.entry("writer", Role.EDITOR));
  }

  @Test
  void tellsEveryFaultOfAnIssuerAtOnce() {
    production();
    environment.put("INFLUGEN_OIDC_ISSUER", "http://login.example.com/?a=b");
    environment.put("INFLUGEN_OIDC_WORKSPACE", "Acme");
    environment.put("INFLUGEN_OIDC_ROLE_MAP", "admin=boss,editor,a=owner,a=viewer");

    assertThatThrownBy(this::read)
        .hasMessageContainingAll(
            "INFLUGEN_OIDC_ISSUER) has to begin with https://",
            "INFLUGEN_OIDC_ISSUER) may have neither ? nor #",
            "INFLUGEN_OIDC_AUDIENCE) is missing",
            "INFLUGEN_OIDC_WORKSPACE) is \"Acme\"",
            "has \"admin=boss\"",
            "has \"editor\"",
            "has \"a=viewer\"");
  }

  @Test
  void hidesSecretsInItsText() {
    production();
    environment.put("INFLUGEN_OIDC_ISSUER", "https://login.example.com");
    environment.put("INFLUGEN_OIDC_AUDIENCE", "api");
    environment.put("INFLUGEN_OIDC_CLIENT_ID", "web");
    environment.put("INFLUGEN_OIDC_CLIENT_SECRET", "oidc-secret");
    environment.put("INFLUGEN_INSTAGRAM_CLIENT_ID", "123");
    environment.put("INFLUGEN_INSTAGRAM_CLIENT_SECRET", "app-secret");

    assertThat(read().toString())
        .doesNotContain("hunter2", TOKEN_KEY, "media-secret", "app-secret", "oidc-secret")
        .contains("influgen@db:5432/influgen");
  }

  @Test
  void readsNestedNames() {
    assertThat(ConfigFile.flat(new JsonObject("{\"http\":{\"port\":8080},\"mode\":null}")))
        .isEqualTo(Map.of("http.port", "8080"));
  }

  private static String consentAt(AppConfig config) {
    return config
        .platforms()
        .get(new PlatformName("instagram"))
        .oauth()
        .authorizeUrl(
            new AppCredentials("id", new Secret("secret")),
            URI.create("https://publish.example.com/callback"),
            "state",
            "challenge")
        .toString();
  }
}
