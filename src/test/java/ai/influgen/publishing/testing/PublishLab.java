package ai.influgen.publishing.testing;

import ai.influgen.publishing.media.TestMedia;
import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.Boards;
import ai.influgen.publishing.platform.Boards.BoardsStep;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.OAuth;
import ai.influgen.publishing.platform.OAuth.ConnectStep;
import ai.influgen.publishing.platform.OAuth.RefreshStep;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PlatformSettings;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Tokens;
import ai.influgen.publishing.publish.PlatformHttp;
import ai.influgen.publishing.sandbox.MediaHost;
import ai.influgen.publishing.sandbox.PlatformSandbox;
import ai.influgen.publishing.sandbox.RunningSandbox;
import ai.influgen.publishing.sandbox.SandboxContext;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One platform and its simulator in this process, with an account connected: all of a publish but
 * the engine and its database. Time is the sandbox's own, which passes when it is told to.
 */
public final class PublishLab implements AutoCloseable {
  private static final URI CALLBACK = URI.create("http://localhost:8080/callback");
  private static final String VERIFIER = "a-verifier-of-forty-three-characters-at-least";

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Path dir;
  private final Vertx vertx = Vertx.vertx();
  private final MediaHost host = new MediaHost();
  private final Map<String, Path> files = new HashMap<>();
  private final Map<String, URI> links = new HashMap<>();
  private final RunningSandbox sandbox;
  private final Platform platform;
  private final PlatformHttp http;
  private Account account;

  /** A laboratory of that platform; the simulator keeps its state in the directory. */
  public PublishLab(
      Path dir,
      Function<PlatformSettings, Platform> platform,
      Function<SandboxContext, PlatformSandbox> simulator) {
    this.dir = dir;
    this.sandbox = new RunningSandbox(dir.resolve("sandbox"), List.of(simulator));
    this.platform = platform.apply(new LabSettings(sandbox.url(), name(platform)));
    this.http = new PlatformHttp(vertx, item -> Objects.requireNonNull(files.get(item.id())));
    this.account = connect();
  }

  // a platform tells its name only once it is made
  private static String name(Function<PlatformSettings, Platform> platform) {
    return platform.apply(new LabSettings("http://localhost:1", "none")).name().value();
  }

  public Platform platform() {
    return platform;
  }

  public Account account() {
    return account;
  }

  public RunningSandbox sandbox() {
    return sandbox;
  }

  PlatformHttp http() {
    return http;
  }

  URI link(MediaItem item) {
    return Objects.requireNonNull(links.get(item.id()));
  }

  /** An image that can be sent and fetched. */
  public MediaItem image(int width, int height, @Nullable String altText) {
    byte[] bytes = TestMedia.image("jpeg", width, height);
    return keep(
        new MediaItem(
            "med_" + files.size(),
            MediaItem.Type.IMAGE,
            "image/jpeg",
            bytes.length,
            width,
            height,
            null,
            sha256(bytes),
            altText),
        bytes);
  }

  /** A video of that many bytes that can be sent and fetched. */
  public MediaItem video(int width, int height, int seconds, int size) {
    byte[] bytes = Arrays.copyOf(TestMedia.film("isom", width, height, seconds * 1000L), size);
    return keep(
        new MediaItem(
            "med_" + files.size(),
            MediaItem.Type.VIDEO,
            "video/mp4",
            size,
            width,
            height,
            Duration.ofSeconds(seconds),
            sha256(bytes),
            null),
        bytes);
  }

  private MediaItem keep(MediaItem item, byte[] bytes) {
    try {
      files.put(item.id(), Files.write(dir.resolve(item.id()), bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    links.put(item.id(), URI.create(host.serving(bytes)));
    return item;
  }

  private Account connect() {
    OAuth oauth = platform.oauth();
    OAuth.AppCredentials app = Objects.requireNonNull(oauth.credentials());
    URI dialog = oauth.authorizeUrl(app, CALLBACK, "state", challenge());
    String back =
        sandbox
            .get(dialog + "&sandbox_consent=allow")
            .response()
            .headers()
            .firstValue("Location")
            .orElseThrow();
    Matcher code = Pattern.compile("[?&]code=([^&#]+)").matcher(back);
    if (!code.find()) {
      throw new AssertionError("no consent: " + back);
    }
    Secret granted = new Secret(URLDecoder.decode(code.group(1), StandardCharsets.UTF_8));
    Map<String, PlatformResponse> answers = new HashMap<>();
    while (true) {
      OAuth.ConnectJob job =
          new OAuth.ConnectJob(
              app, CALLBACK, granted, new Secret(VERIFIER), answers, sandbox.clock().instant());
      switch (oauth.connect(job)) {
        case ConnectStep.Ask ask ->
            answers.put(ask.name(), TestDatabase.await(http.call(ask.request())));
        case ConnectStep.Granted accounts -> {
          return accounts.accounts().getFirst().account();
        }
        case ConnectStep.Denied denied -> throw new AssertionError(denied.message());
        case ConnectStep.Unavailable gone -> throw new AssertionError(gone.message());
      }
    }
  }

  /**
   * Gets fresh tokens for the account, as the server does when the platform refuses the old ones.
   */
  void refresh() {
    OAuth oauth = platform.oauth();
    Map<String, PlatformResponse> answers = new HashMap<>();
    while (true) {
      OAuth.RefreshJob job =
          new OAuth.RefreshJob(
              Objects.requireNonNull(oauth.credentials()),
              account,
              answers,
              sandbox.clock().instant());
      switch (oauth.refresh(job)) {
        case RefreshStep.Ask ask ->
            answers.put(ask.name(), TestDatabase.await(http.call(ask.request())));
        case RefreshStep.Refreshed(Tokens tokens) -> {
          account = new Account(account.remoteId(), account.username(), tokens, account.details());
          return;
        }
        case RefreshStep.Ended ended -> throw new AssertionError(ended.message());
        case RefreshStep.Later later -> throw new AssertionError(later.message());
      }
    }
  }

  /**
   * Gives the simulator time to make public what it has accepted: time in the laboratory does not
   * pass by itself, the simulator's own work does. What does not become public by that may still do
   * so when the laboratory's time goes on.
   */
  void letItBecomePublic(int before) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (sandbox.ledger().size() <= before && System.nanoTime() < deadline) {
      Waiting.pause(Duration.ofMillis(20));
    }
  }

  /** The id of the account's first board. */
  public String board() {
    Map<String, PlatformResponse> answers = new HashMap<>();
    while (true) {
      switch (platform.boards().orElseThrow().next(new Boards.BoardsJob(account, answers))) {
        case BoardsStep.Ask ask ->
            answers.put(ask.name(), TestDatabase.await(http.call(ask.request())));
        case BoardsStep.Listed listed -> {
          return listed.boards().getFirst().id();
        }
        case BoardsStep.AuthExpired expired -> throw new AssertionError(expired.message());
        case BoardsStep.Unavailable gone -> throw new AssertionError(gone.message());
      }
    }
  }

  private static String challenge() {
    byte[] hash = digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(digest(bytes));
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void close() {
    sandbox.close();
    host.close();
    TestDatabase.await(vertx.close());
  }
}
