package ai.influgen.publishing.app;

import ai.influgen.publishing.app.AppConfig.Mode;
import ai.influgen.publishing.app.AppConfig.Role;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.publish.EngineSettings;
import ai.influgen.publishing.publish.Permits;
import ai.influgen.publishing.publish.PlatformBreaker;
import ai.influgen.publishing.publish.RetryPolicy;
import ai.influgen.publishing.publish.StagingLead;
import ai.influgen.publishing.runtime.PostgresAddress;
import ai.influgen.publishing.schedule.smart.BestTimesReader;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the typed configuration out of settings, or tells every fault of it. */
final class ConfigReader {
  private static final String DEVELOPMENT = "development";
  private static final String LOCAL = "http://localhost:";

  private final Settings settings;
  private final BestTimesReader bestTimes;
  private final DevelopmentSecrets developmentSecrets;

  /** Where a development run gets the secrets that nobody configured. */
  @FunctionalInterface
  interface DevelopmentSecrets {
    /** The secret of that name, made and kept at the first time. */
    Secret get(Path dataDir, String name);
  }

  ConfigReader(Settings settings, JsonObject bestTimes, DevelopmentSecrets developmentSecrets) {
    this.settings = settings;
    this.bestTimes = new BestTimesReader(bestTimes);
    this.developmentSecrets = developmentSecrets;
  }

  /**
   * The configuration.
   *
   * @throws ConfigException if it has faults
   */
  AppConfig read() {
    Mode mode = mode();
    Path dataDir = Path.of(settings.text("data_dir", "data")).toAbsolutePath();
    int port = settings.port("http.port", 8080);
    AppConfig.SandboxAt sandbox = sandbox();
    Platforms platforms = platforms(mode, sandbox);
    AppConfig config =
        new AppConfig(
            mode,
            roles(mode),
            settings.uri("public_url", LOCAL + port),
            dataDir,
            http(port),
            database(mode),
            new AppConfig.Secrets(
                new TokenKeySetting(settings)
                    .read()
                    .orElseGet(() -> secret(mode, dataDir, TokenKeySetting.KEY)),
                secret(mode, dataDir, "media_key")),
            sandbox,
            platforms,
            engine(platforms),
            bestTimes.read(),
            new OidcReader(settings, mode).read());
    List<String> faults = new ArrayList<>(settings.faults());
    bestTimes.faults().forEach(fault -> faults.add("conf/best-times.yaml: " + fault));
    if (!faults.isEmpty()) {
      throw new ConfigException(faults);
    }
    return config;
  }

  private Mode mode() {
    String text = settings.text("mode", DEVELOPMENT);
    return switch (text) {
      case DEVELOPMENT -> Mode.DEVELOPMENT;
      case "production" -> Mode.PRODUCTION;
      default -> {
        settings.fault("mode", "is \"" + text + "\"; it has to be development or production");
        yield Mode.DEVELOPMENT;
      }
    };
  }

  private Set<Role> roles(Mode mode) {
    String byDefault = mode == Mode.PRODUCTION ? "http,publisher" : "http,publisher,sandbox";
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String name : settings.text("roles", byDefault).split(",", -1)) {
      Optional<Role> role =
          Arrays.stream(Role.values())
              .filter(r -> r.name().toLowerCase(Locale.ROOT).equals(name.strip()))
              .findFirst();
      role.ifPresentOrElse(
          roles::add,
          () ->
              settings.fault(
                  "roles", "names \"" + name + "\"; a role is http, publisher or sandbox"));
    }
    if (mode == Mode.PRODUCTION && roles.contains(Role.SANDBOX)) {
      settings.fault("roles", "names sandbox; a production run has no simulator of the platforms");
    }
    return Set.copyOf(roles);
  }

  private AppConfig.Http http(int port) {
    return new AppConfig.Http(
        port,
        settings.port("management.port", 8081),
        settings.number("http.max_body_bytes", 1 << 20, 1 << 10, 1 << 30),
        settings.number("http.max_upload_bytes", 1L << 30, 1 << 10, 1L << 40));
  }

  private AppConfig.Db database(Mode mode) {
    String url = settings.text("database.url", "");
    int apiPool = (int) settings.number("database.api_pool", 8, 1, 1_000);
    int enginePool = (int) settings.number("database.engine_pool", 8, 2, 1_000);
    int publishPool = (int) settings.number("database.publish_pool", 6, 2, 100);
    if (url.isEmpty() && mode == Mode.PRODUCTION) {
      settings.fault("database.url", "is missing; a production run has no embedded database");
    }
    Optional<PostgresAddress> address = Optional.empty();
    try {
      address = url.isEmpty() ? address : Optional.of(new PostgresAddress(url));
    } catch (IllegalArgumentException e) {
      settings.fault(
          "database.url",
          "is not a PostgreSQL address; it looks like postgresql://user:password@host:5432/database");
    }
    return new AppConfig.Db(address, apiPool, enginePool, publishPool);
  }

  private Secret secret(Mode mode, Path dataDir, String name) {
    String text = settings.text(name, "");
    if (!text.isEmpty()) {
      return new Secret(text);
    }
    if (mode == Mode.PRODUCTION) {
      settings.fault(name, "is missing; make one with `openssl rand -base64 32` and keep it safe");
      return new Secret("");
    }
    return developmentSecrets.get(dataDir, name);
  }

  private AppConfig.SandboxAt sandbox() {
    int port = settings.port("sandbox.port", 8090);
    return new AppConfig.SandboxAt(port, settings.uri("sandbox.url", LOCAL + port));
  }

  private Platforms platforms(Mode mode, AppConfig.SandboxAt sandbox) {
    @Nullable URI simulators = mode == Mode.DEVELOPMENT ? sandbox.url() : null;
    return Catalog.platforms(name -> new ConfiguredPlatform(settings, name, simulators));
  }

  private EngineSettings engine(Platforms platforms) {
    EngineSettings byDefault = EngineSettings.defaults();
    return new EngineSettings(
        millis("engine.tick_ms", byDefault.tick(), 10, 10_000),
        millis("engine.horizon_ms", byDefault.horizon(), 100, 60_000),
        (int) settings.number("engine.claim_limit", byDefault.claimLimit(), 1, 100_000),
        staging(byDefault.staging(), platforms),
        permits(byDefault.permits(), platforms),
        millis("engine.commit_timeout_ms", byDefault.commitTimeout(), 100, 300_000),
        longerCommits(platforms),
        millis("engine.send_deadline_ms", byDefault.sendDeadline(), 100, 10_000),
        retry(byDefault.retry()),
        breaker(byDefault.breaker()));
  }

  private StagingLead staging(StagingLead byDefault, Platforms platforms) {
    return StagingLead.of(
        millis("engine.stage_ahead_ms", byDefault.base(), 0, 3_600_000),
        settings.number(
            "engine.stage_bytes_per_second", byDefault.bytesPerSecond(), 10_000, 10_000_000_000L),
        platforms);
  }

  private Permits permits(Permits byDefault, Platforms platforms) {
    int usual = permits("engine", byDefault.usual());
    Map<PlatformName, Integer> own = new HashMap<>();
    for (Platform platform : platforms.all()) {
      int permits = permits(platform.name().value(), usual);
      if (permits != usual) {
        own.put(platform.name(), permits);
      }
    }
    return new Permits(usual, own);
  }

  private int permits(String section, int byDefault) {
    return (int) settings.number(section + ".permits", byDefault, 1, 10_000);
  }

  private static Map<PlatformName, Duration> longerCommits(Platforms platforms) {
    Map<PlatformName, Duration> longer = new HashMap<>();
    platforms.all().forEach(p -> p.commitTimeout().ifPresent(time -> longer.put(p.name(), time)));
    return longer;
  }

  private RetryPolicy.Limits retry(RetryPolicy.Limits byDefault) {
    return new RetryPolicy.Limits(
        millis("engine.retry_first_ms", byDefault.first(), 10, 3_600_000),
        millis("engine.retry_longest_ms", byDefault.longest(), 10, 86_400_000),
        (int) settings.number("engine.retry_tries", byDefault.tries(), 1, 1_000),
        millis("engine.retry_age_ms", byDefault.age(), 1_000, 30L * 86_400_000));
  }

  private PlatformBreaker.Limits breaker(PlatformBreaker.Limits byDefault) {
    return new PlatformBreaker.Limits(
        millis("engine.breaker_window_ms", byDefault.window(), 100, 3_600_000),
        (int) settings.number("engine.breaker_outages", byDefault.atLeast(), 1, 1_000_000),
        settings.number("engine.breaker_percent", Math.round(100 * byDefault.share()), 1, 100)
            / 100.0,
        millis("engine.breaker_pause_ms", byDefault.pause(), 100, 3_600_000));
  }

  private Duration millis(String name, Duration byDefault, long least, long most) {
    return Duration.ofMillis(settings.number(name, byDefault.toMillis(), least, most));
  }
}
