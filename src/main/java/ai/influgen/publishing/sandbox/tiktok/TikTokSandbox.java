package ai.influgen.publishing.sandbox.tiktok;

import ai.influgen.publishing.sandbox.Feed;
import ai.influgen.publishing.sandbox.PlatformSandbox;
import ai.influgen.publishing.sandbox.SandboxContext;
import ai.influgen.publishing.sandbox.call.CallFaults;
import ai.influgen.publishing.sandbox.call.Calls;
import ai.influgen.publishing.sandbox.oauth.Account;
import ai.influgen.publishing.sandbox.oauth.Dialog;
import ai.influgen.publishing.sandbox.oauth.Prefixes;
import ai.influgen.publishing.sandbox.oauth.Tokens;
import ai.influgen.publishing.sandbox.tiktok.Publish.Stage;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Wires the simulator of TikTok's Content Posting API. */
public final class TikTokSandbox implements PlatformSandbox {
  static final String NAME = "tiktok";
  static final String API = "/tiktok/api";
  static final String UPLOAD = "/tiktok/upload";
  private static final String AUTHORIZE = "/tiktok/www/v2/auth/authorize/";

  private final SandboxContext sandbox;
  private final Site site;
  private final Tokens tokens;
  private final Publishes publishes;
  private final Processing processing;
  private final UploadRoutes uploads;
  private final CallFaults faults;
  private final TikTokSettings settings = new TikTokSettings();

  /** TikTok with its usual limits and timings. */
  public TikTokSandbox(SandboxContext sandbox) {
    this.sandbox = sandbox;
    this.site = new Site(sandbox.url(), sandbox.clock());
    this.tokens =
        new Tokens(
            sandbox.log(),
            sandbox.clock(),
            NAME,
            Creators.ALL,
            new Prefixes("tkc.", "act.", "rft."));
    this.publishes = new Publishes(sandbox.log(), sandbox.clock(), sandbox.ledger());
    this.processing = new Processing(sandbox, publishes, new MediaCheck(sandbox, settings));
    this.uploads = new UploadRoutes(site, publishes, processing, settings);
    this.faults = new CallFaults(sandbox, NAME, tokens, uploads::account);
  }

  /** A kind in the words of the ledger. */
  static String word(Draft.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> accounts() {
    return Creators.ALL.usernames();
  }

  @Override
  public void mountUploads(Router router) {
    uploads.mount(calls(router));
  }

  @Override
  public void mount(Router router) {
    Calls calls = calls(router);
    new Dialog(new TikTokDialog(), tokens, sandbox.log()).mount(router, AUTHORIZE);
    new TokenRoutes(tokens, faults, settings).mount(calls);
    new CreatorRoutes(site, tokens, publishes, settings).mount(calls);
    new InitRoutes(site, tokens, faults, publishes, processing, settings).mount(calls);
    new StatusRoutes(site, tokens, publishes, processing, settings).mount(calls);
    new VideoListRoutes(site, tokens, publishes, processing).mount(calls);
  }

  @Override
  public Future<Void> resume() {
    publishes.all().forEach(processing::goOn);
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

  /** Shows posts of every privacy level: it is the creator's own view. */
  @Override
  public Optional<Feed> feed(String username) {
    return Creators.ALL
        .named(username)
        .map(account -> new Feed(NAME, username, account.name(), posts(account)));
  }

  private List<Feed.Post> posts(Account account) {
    return publishes.of(account).stream()
        .map(processing::settled)
        .filter(publish -> publish.stage() == Stage.COMPLETE)
        .map(TikTokSandbox::shown)
        .toList();
  }

  private static Feed.Post shown(Publish publish) {
    Draft draft = publish.draft();
    return new Feed.Post(
        "p-" + publish.progress().postId(),
        word(draft.kind()),
        draft.text(),
        publish.progress().media(),
        Instant.ofEpochMilli(publish.progress().at()),
        draft.kind() == Draft.Kind.PHOTO ? draft.title() : "",
        List.of(new Feed.Detail("Who can see it", draft.privacy())));
  }

  private Calls calls(Router router) {
    return new Calls(router, faults, sandbox.log(), new TikTokManners(settings));
  }

  private static boolean change(String username, Consumer<Account> change) {
    Optional<Account> account = Creators.ALL.named(username);
    account.ifPresent(change);
    return account.isPresent();
  }
}
