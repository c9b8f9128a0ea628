package ai.influgen.publishing.sandbox.instagram;

import ai.influgen.publishing.sandbox.Feed;
import ai.influgen.publishing.sandbox.PlatformSandbox;
import ai.influgen.publishing.sandbox.SandboxContext;
import ai.influgen.publishing.sandbox.instagram.People.Account;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Wires the simulator of Instagram's publishing API. */
public final class InstagramSandbox implements PlatformSandbox {
  static final String NAME = "instagram";

  private final SandboxContext sandbox;
  private final Tokens tokens;
  private final Containers containers;
  private final Posts posts;
  private final Uploads uploads;
  private final MediaCheck check;
  private final GraphFaults faults;
  private final AppUsage usage;
  private final ContainerRoutes containerRoutes;
  private InstagramSettings settings;

  /** Instagram with its usual limits and timings. */
  public InstagramSandbox(SandboxContext sandbox) {
    this(sandbox, InstagramSettings.usual());
  }

  InstagramSandbox(SandboxContext sandbox, InstagramSettings settings) {
    this.sandbox = sandbox;
    this.settings = settings;
    this.tokens = new Tokens(sandbox.log(), sandbox.clock());
    this.containers = new Containers(sandbox.log(), sandbox.clock());
    this.posts = new Posts(sandbox.log(), sandbox.clock(), sandbox.ledger(), containers);
    this.uploads = new Uploads(sandbox.vertx(), sandbox.media());
    this.check = new MediaCheck(sandbox.vertx(), sandbox.media());
    this.usage = new AppUsage(sandbox.clock());
    this.faults =
        new GraphFaults(
            sandbox.vertx(),
            sandbox.faults(),
            tokens,
            request -> NodeRoutes.subjects(request, tokens, containers, posts));
    this.containerRoutes =
        new ContainerRoutes(
            tokens,
            containers,
            check,
            faults,
            () -> this.settings,
            new ContainerRoutes.Site(sandbox.url(), sandbox.clock()));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> accounts() {
    return People.accounts().map(Account::username).toList();
  }

  @Override
  public void mountUploads(Router router) {
    Consumer<Container> fetchVideo = containerRoutes::fetchVideo;
    new UploadRoutes(tokens, containers, uploads, check, fetchVideo, sandbox.clock())
        .mount(graph(router));
  }

  @Override
  public void mount(Router router) {
    GraphRouter graph = graph(router);
    Paging paging = new Paging(sandbox.url());
    AccountRoutes accountRoutes = new AccountRoutes(tokens, sandbox.url(), paging);
    PostRoutes postRoutes = new PostRoutes(tokens, posts, paging, sandbox.url(), sandbox.clock());
    ContainerStatus status = new ContainerStatus(sandbox.vertx(), sandbox.clock(), uploads);
    new DialogRoutes(tokens, sandbox.log()).mount(router);
    new TokenRoutes(tokens, faults, sandbox.clock(), () -> settings).mount(graph);
    accountRoutes.mount(graph);
    containerRoutes.mount(graph);
    new PublishRoutes(tokens, containers, posts, sandbox.clock(), () -> settings).mount(graph);
    postRoutes.mount(graph);
    new NodeRoutes(tokens, containers, status, posts, accountRoutes, postRoutes).mount(graph);
  }

  @Override
  public Future<Void> resume() {
    containerRoutes.resume();
    return Future.succeededFuture();
  }

  @Override
  public boolean revokeTokens(String account) {
    return ofOwner(account, tokens::revoke);
  }

  @Override
  public boolean expireTokens(String account) {
    return ofOwner(account, tokens::expire);
  }

  @Override
  public JsonObject configure(JsonObject changes) {
    settings = settings.with(changes);
    return settings.toJson();
  }

  @Override
  public Optional<Feed> feed(String username) {
    return People.named(username)
        .map(
            account ->
                new Feed(
                    NAME,
                    username,
                    account.name(),
                    posts.of(account.id()).stream().map(InstagramSandbox::shown).toList()));
  }

  private static Feed.Post shown(Post post) {
    return new Feed.Post(
        PostRoutes.anchor(post),
        post.kind().ledgerName(),
        post.caption(),
        post.items().stream().map(Post.Item::media).toList(),
        Instant.ofEpochMilli(post.publishedAt()));
  }

  private GraphRouter graph(Router router) {
    return new GraphRouter(router, faults, sandbox.log(), usage);
  }

  private static boolean ofOwner(String account, Consumer<String> change) {
    return People.owner(account)
        .map(
            person -> {
              change.accept(person.key());
              return true;
            })
        .orElse(false);
  }
}
