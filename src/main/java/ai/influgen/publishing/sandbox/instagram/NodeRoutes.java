package ai.influgen.publishing.sandbox.instagram;

import ai.influgen.publishing.sandbox.CallKind;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code GET /{id}}: the same path for people, Pages, accounts, containers and posts. */
final class NodeRoutes {
  private final Tokens tokens;
  private final Containers containers;
  private final ContainerStatus status;
  private final Posts posts;
  private final AccountRoutes accountRoutes;
  private final PostRoutes postRoutes;

  NodeRoutes(
      Tokens tokens,
      Containers containers,
      ContainerStatus status,
      Posts posts,
      AccountRoutes accountRoutes,
      PostRoutes postRoutes) {
    this.tokens = tokens;
    this.containers = containers;
    this.status = status;
    this.posts = posts;
    this.accountRoutes = accountRoutes;
    this.postRoutes = postRoutes;
  }

  void mount(GraphRouter router) {
    router.route(HttpMethod.GET, "/{id}", CallKind.READ, this::node);
  }

  private Future<JsonObject> node(GraphRequest request) {
    Optional<Container> container = containers.find(request.id());
    if (container.isPresent()) {
      return status(request, container.get());
    }
    JsonObject node =
        posts
            .find(request.id())
            .map(post -> postRoutes.node(request, post))
            .orElseGet(() -> accountRoutes.node(request));
    if (node.isEmpty()) {
      throw GraphErrors.NO_OBJECT.exception("Object with ID '" + request.id() + "'");
    }
    return Future.succeededFuture(node);
  }

  private Future<JsonObject> status(GraphRequest request, Container container) {
    tokens.caller(request.token()).account(container.account());
    Fields fields = Fields.parse(request.parameters().get("fields").orElse("id"));
    return status.of(container).map(fields::select);
  }

  /**
   * The usernames that a call is about: the one its path names, else all that its token reaches.
   */
  static Set<String> subjects(
      GraphRequest request, Tokens tokens, Containers containers, Posts posts) {
    Optional<String> account =
        People.account(request.id())
            .map(People.Account::id)
            .or(() -> containers.find(request.id()).map(Container::account))
            .or(() -> posts.find(request.id()).map(Post::account));
    if (account.isPresent()) {
      return People.account(account.get()).map(found -> Set.of(found.username())).orElse(Set.of());
    }
    return tokens
        .find(request.subjectToken())
        .flatMap(token -> People.byKey(token.person()))
        .map(person -> person.accounts().map(People.Account::username).collect(Collectors.toSet()))
        .orElse(Set.of());
  }
}
