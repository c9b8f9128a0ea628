package ai.influgen.publishing.sandbox.youtube;

import ai.influgen.publishing.sandbox.Feed;
import ai.influgen.publishing.sandbox.PlatformSandbox;
import ai.influgen.publishing.sandbox.SandboxContext;
import ai.influgen.publishing.sandbox.call.CallFaults;
import ai.influgen.publishing.sandbox.call.Calls;
import ai.influgen.publishing.sandbox.oauth.Account;
import ai.influgen.publishing.sandbox.oauth.Dialog;
import ai.influgen.publishing.sandbox.oauth.Prefixes;
import ai.influgen.publishing.sandbox.oauth.Tokens;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Wires the simulator of YouTube's Data API. */
public final class YouTubeSandbox implements PlatformSandbox {
  static final String NAME = "youtube";
  static final String API = "/youtube/api";
  private static final String AUTHORIZE = "/youtube/accounts/o/oauth2/v2/auth";

  private final SandboxContext sandbox;
  private final YouTubeSettings settings = new YouTubeSettings();
  private final Tokens tokens;
  private final Videos videos;
  private final DailyQuota quota;
  private final CallFaults faults;
  private final VideoJson json;

  /** YouTube with its usual limits and timings. */
  public YouTubeSandbox(SandboxContext sandbox) {
    this.sandbox = sandbox;
    this.tokens =
        new Tokens(
            sandbox.log(),
            sandbox.clock(),
            NAME,
            Channels.ALL,
            new Prefixes("4/0", "ya29.", "1//0"));
    this.videos = new Videos(sandbox.log(), sandbox.clock(), sandbox.ledger());
    this.quota = new DailyQuota(sandbox.log(), sandbox.clock(), settings);
    this.faults = new CallFaults(sandbox, NAME, tokens);
    this.json = new VideoJson(sandbox.clock(), sandbox.url());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> accounts() {
    return Channels.ALL.usernames();
  }

  @Override
  public void mountUploads(Router router) {
    Calls calls = calls(router);
    Pieces pieces = new Pieces(sandbox, videos, settings);
    new UploadRoutes(tokens, videos, pieces, json, settings, sandbox.clock()).mount(calls);
    new ThumbnailRoutes(sandbox, tokens, videos, quota, settings).mount(calls);
  }

  @Override
  public void mount(Router router) {
    Calls calls = calls(router);
    MetadataReader reader = new MetadataReader(sandbox.clock(), settings);
    new Dialog(new GoogleDialog(), tokens, sandbox.log()).mount(router, AUTHORIZE);
    new TokenRoutes(tokens, faults, settings).mount(calls);
    new SessionRoutes(
            sandbox.url(),
            tokens,
            faults,
            videos,
            new SessionRoutes.Limits(quota, settings, reader))
        .mount(calls);
    new ReadRoutes(tokens, videos, json, quota, sandbox.url()).mount(calls);
    new PlaylistRoutes(tokens, videos, quota, settings, sandbox.clock()).mount(calls);
  }

  /** Nothing goes on by itself: sessions wait for bytes, processing is a matter of time. */
  @Override
  public Future<Void> resume() {
    return Future.succeededFuture();
  }

  @Override
  public boolean revokeTokens(String account) {
    return change(account, tokens::revoke);
  }

  @Override
  public boolean expireTokens(String account) {
    return change(account, tokens::expire);
  }

  @Override
  public JsonObject configure(JsonObject changes) {
    return settings.change(changes);
  }

  /** Shows videos of every privacy: it is the owner's own view. */
  @Override
  public Optional<Feed> feed(String username) {
    return Channels.ALL
        .named(username)
        .map(
            channel ->
                new Feed(
                    NAME,
                    username,
                    channel.name(),
                    videos.of(channel).stream()
                        .filter(video -> video.plan().endsWell())
                        .map(YouTubeSandbox::shown)
                        .toList()));
  }

  /** The thumbnail first, where there is one. */
  private static Feed.Post shown(Video video) {
    return new Feed.Post(
        "v-" + video.id(),
        "video",
        video.metadata().description(),
        Stream.of(video.thumbnail(), video.file().media()).filter(name -> !name.isEmpty()).toList(),
        Instant.ofEpochMilli(video.createdAt()),
        video.metadata().title(),
        List.of(new Feed.Detail("Who can see it", video.metadata().privacy())));
  }

  private Calls calls(Router router) {
    return new Calls(router, faults, sandbox.log(), new YouTubeManners());
  }

  private static boolean change(String username, Consumer<Account> change) {
    Optional<Account> account = Channels.ALL.named(username);
    account.ifPresent(change);
    return account.isPresent();
  }
}
