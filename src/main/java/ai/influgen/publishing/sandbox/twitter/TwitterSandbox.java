package ai.influgen.publishing.sandbox.twitter;

import ai.influgen.publishing.sandbox.Feed;
import ai.influgen.publishing.sandbox.PlatformSandbox;
import ai.influgen.publishing.sandbox.SandboxContext;
import ai.influgen.publishing.sandbox.call.CallFaults;
import ai.influgen.publishing.sandbox.call.Calls;
import ai.influgen.publishing.sandbox.oauth.Account;
import ai.influgen.publishing.sandbox.oauth.Accounts;
import ai.influgen.publishing.sandbox.oauth.Dialog;
import ai.influgen.publishing.sandbox.oauth.Prefixes;
import ai.influgen.publishing.sandbox.oauth.Tokens;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Wires the simulator of X. */
public final class TwitterSandbox implements PlatformSandbox {
  static final String NAME = "twitter";
  static final String API = "/twitter/api";
  private static final String AUTHORIZE = "/twitter/www/i/oauth2/authorize";
  private static final Accounts ACCOUNTS =
      Accounts.of(
          new Account("2244994941", "mila_demo", "Mila"),
          new Account("2244994942", "nova_studio", "Nova Studio"),
          new Account("2244994943", "kai_travels", "Kai"));

  private final SandboxContext sandbox;
  private final TwitterSettings settings = new TwitterSettings();
  private final Tokens tokens;
  private final Gate gate;
  private final MediaLibrary library;
  private final Tweets tweets;
  private final CallFaults faults;
  private final MediaDesk desk;

  /** X with its usual limits and timings. */
  public TwitterSandbox(SandboxContext sandbox) {
    this.sandbox = sandbox;
    this.tokens =
        new Tokens(sandbox.log(), sandbox.clock(), NAME, ACCOUNTS, new Prefixes("", "", ""));
    this.gate = new Gate(tokens, settings, sandbox.clock());
    this.library = new MediaLibrary(sandbox.log(), sandbox.clock());
    this.tweets =
        new Tweets(
            sandbox.log(),
            sandbox.clock(),
            sandbox.ledger(),
            ACCOUNTS,
            tweet -> gate.postedEarlier(tweet.account(), tweet.at()));
    this.faults = new CallFaults(sandbox, NAME, tokens);
    this.desk = new MediaDesk(sandbox, library, faults, settings);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> accounts() {
    return ACCOUNTS.usernames();
  }

  @Override
  public Optional<Feed> feed(String username) {
    return ACCOUNTS
        .named(username)
        .map(
            account ->
                new Feed(
                    NAME,
                    username,
                    account.name(),
                    tweets.of(account).map(TwitterSandbox::shown).toList()));
  }

  @Override
  public void mountUploads(Router router) {
    Parts parts = new Parts(sandbox.vertx(), sandbox.media());
    new UploadRoutes(gate, desk, parts, settings).mount(router, calls(router));
  }

  @Override
  public void mount(Router router) {
    Calls calls = calls(router);
    Timeline timeline = new Timeline(tweets, settings, sandbox.clock());
    TweetCheck check = new TweetCheck(library, tweets, settings, sandbox.clock());
    new Dialog(new TwitterLogin(settings), tokens, sandbox.log()).mount(router, AUTHORIZE);
    new TokenRoutes(tokens, faults, settings).mount(calls);
    new UserRoutes(gate, ACCOUNTS, timeline, sandbox.url()).mount(calls);
    new MediaRoutes(gate, desk).mount(calls);
    new TweetRoutes(gate, tweets, check, ACCOUNTS, settings).mount(calls);
  }

  @Override
  public Future<Void> resume() {
    return Future.succeededFuture();
  }

  @Override
  public boolean revokeTokens(String account) {
    return ofAccount(account, tokens::revoke);
  }

  @Override
  public boolean expireTokens(String account) {
    return ofAccount(account, tokens::expire);
  }

  @Override
  public JsonObject configure(JsonObject changes) {
    return settings.change(changes);
  }

  private Calls calls(Router router) {
    return new Calls(router, faults, sandbox.log(), new TwitterManners(sandbox.clock()));
  }

  private static boolean ofAccount(String username, Consumer<Account> change) {
    Optional<Account> account = ACCOUNTS.named(username);
    account.ifPresent(change);
    return account.isPresent();
  }

  private static Feed.Post shown(Tweet tweet) {
    List<Feed.Detail> details =
        Stream.concat(
                tweet.items().stream()
                    .map(Tweet.Item::altText)
                    .filter(text -> !text.isEmpty())
                    .map(text -> new Feed.Detail("Alt text", text)),
                Stream.of(tweet.replyTo())
                    .filter(id -> !id.isEmpty())
                    .map(id -> new Feed.Detail("Reply to", id)))
            .toList();
    return new Feed.Post(
        "p-" + tweet.id(), tweet.kind(), tweet.text(), tweet.files(), tweet.at(), "", details);
  }
}
