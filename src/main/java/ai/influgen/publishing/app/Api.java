package ai.influgen.publishing.app;

import ai.influgen.publishing.app.AppConfig.Mode;
import ai.influgen.publishing.http.AdmittedCalls;
import ai.influgen.publishing.http.HttpConfig;
import ai.influgen.publishing.http.HttpEdge;
import ai.influgen.publishing.http.HttpVerticle;
import ai.influgen.publishing.http.Operations;
import ai.influgen.publishing.http.RouteGroup;
import ai.influgen.publishing.http.docs.DocsPages;
import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.page.ConnectPages;
import ai.influgen.publishing.http.page.ProviderPages;
import ai.influgen.publishing.http.page.ProviderSignIn;
import ai.influgen.publishing.http.page.SettingsPages;
import ai.influgen.publishing.http.page.SignInPages;
import ai.influgen.publishing.http.page.SignInWays;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.workspace.FirstStart;
import ai.influgen.publishing.workspace.OidcPeople;
import ai.influgen.publishing.workspace.OidcSignIn;
import ai.influgen.publishing.workspace.SignIn;
import ai.influgen.publishing.workspace.WorkspaceAuthenticator;
import ai.influgen.publishing.workspace.oidc.Oidc;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The API of this process: its first start, its pages and operations. */
final class Api {
  private final Vertx vertx;
  private final AppConfig config;
  private final Features features;
  private final Database database;
  private final HttpConfig http;
  private final SignIn signIn;
  private final Optional<Oidc> oidc;
  private final Future<OpenAPIContract> contract;

  /**
   * The API over those features.
   *
   * @param contract what the operations are declared in, being read
   */
  Api(
      Vertx vertx,
      AppConfig config,
      Features features,
      Database database,
      Future<OpenAPIContract> contract) {
    this.contract = contract;
    this.vertx = vertx;
    this.config = config;
    this.features = features;
    this.database = database;
    this.http =
        new HttpConfig(
            config.http().port(),
            config.publicUrl(),
            config.http().maxBodyBytes(),
            config.http().maxUploadBytes(),
            config.dataDir().resolve("uploads"));
    this.signIn = new SignIn(database);
    this.oidc = config.oidc().map(issuer -> new Oidc(vertx, issuer, features.clock()));
  }

  /** Prepares the first start, prints how to get in, and gives the edge to deploy. */
  Future<HttpVerticle> start() {
    boolean development = config.mode() == Mode.DEVELOPMENT;
    List<Operation> operations = features.operations();
    oidc.ifPresent(Oidc::prepare);
    return new FirstStart(vertx, database, config.dataDir(), development)
        .run()
        .compose(owner -> development ? demo(operations, owner) : Future.succeededFuture(owner))
        .compose(owner -> signIn.issue(owner))
        .compose(token -> contract.map(read -> edge(operations, read, token)));
  }

  private Future<Caller> demo(List<Operation> operations, Caller owner) {
    return new Demo(vertx, new Operations(operations), owner, config.dataDir()).run().map(owner);
  }

  private HttpVerticle edge(
      List<Operation> operations, OpenAPIContract contract, String signInToken) {
    WorkspaceAuthenticator authenticator =
        new WorkspaceAuthenticator(
            database, features.clock(), oidc.map(issuer -> new OidcPeople(database, issuer)));
    AdmittedCalls calls = new AdmittedCalls(new Operations(operations), contract);
    Optional<ProviderSignIn> provider = provider();
    SignInWays ways = new SignInWays(provider);
    List<RouteGroup> routes = new ArrayList<>();
    routes.add(features.media().routes()::mount);
    routes.add(new DocsPages());
    routes.add(new SignInPages(http, signIn, ways));
    provider.ifPresent(one -> routes.add(new ProviderPages(http, one, signIn)));
    routes.add(new SettingsPages(http, authenticator, calls, ways));
    routes.add(new ConnectPages(http, features.clientLinks()));
    Banner.print(config, SignInPages.link(http, signInToken));
    return new HttpVerticle(
        new HttpEdge(http, operations, authenticator, routes), Future.succeededFuture(contract));
  }

  /** Whoever signs browsers in besides us: not without a client at the issuer. */
  private Optional<ProviderSignIn> provider() {
    return config
        .oidc()
        .filter(issuer -> issuer.client().isPresent())
        .flatMap(
            issuer ->
                oidc.map(
                    one -> new OidcSignIn(database, issuer, one, ProviderPages.redirectUri(http))));
  }
}
