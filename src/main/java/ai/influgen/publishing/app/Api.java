package ai.influgen.publishing.app;

import ai.influgen.publishing.app.AppConfig.Mode;
import ai.influgen.publishing.http.HttpConfig;
import ai.influgen.publishing.http.HttpEdge;
import ai.influgen.publishing.http.HttpVerticle;
import ai.influgen.publishing.http.Operations;
import ai.influgen.publishing.http.docs.DocsPages;
import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.page.ConnectPages;
import ai.influgen.publishing.http.page.SettingsPages;
import ai.influgen.publishing.http.page.SignInPages;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.workspace.FirstStart;
import ai.influgen.publishing.workspace.SignIn;
import ai.influgen.publishing.workspace.WorkspaceAuthenticator;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.List;

/** The API of this process: its first start, its pages and operations. */
final class Api {
  private final Vertx vertx;
  private final AppConfig config;
  private final Features features;
  private final Database database;
  private final HttpConfig http;
  private final SignIn signIn;
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
  }

  /** Prepares the first start, prints how to get in, and gives the edge to deploy. */
  Future<HttpVerticle> start() {
    boolean development = config.mode() == Mode.DEVELOPMENT;
    List<Operation> operations = features.operations();
    return new FirstStart(vertx, database, config.dataDir(), development)
        .run()
        .compose(owner -> development ? demo(operations, owner) : Future.succeededFuture(owner))
        .compose(owner -> signIn.issue(owner))
        .map(token -> edge(operations, token));
  }

  private Future<Caller> demo(List<Operation> operations, Caller owner) {
    return new Demo(vertx, new Operations(operations), owner, config.dataDir()).run().map(owner);
  }

  private HttpVerticle edge(List<Operation> operations, String signInToken) {
    WorkspaceAuthenticator authenticator = new WorkspaceAuthenticator(database, features.clock());
    HttpEdge edge =
        new HttpEdge(
            http,
            operations,
            authenticator,
            List.of(
                features.media().routes()::mount,
                new DocsPages(),
                new SignInPages(http, signIn),
                new SettingsPages(http, authenticator, new Operations(operations)),
                new ConnectPages(http, features.clientLinks())));
    Banner.print(config, SignInPages.link(http, signInToken));
    return new HttpVerticle(edge, contract);
  }
}
