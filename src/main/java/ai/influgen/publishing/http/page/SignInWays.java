package ai.influgen.publishing.http.page;

import static ai.influgen.publishing.http.page.Html.escape;

import ai.influgen.publishing.http.Failures;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** What people who aren't signed in are shown: how to, with a button where there is one. */
public final class SignInWays {
  private static final String LINK =
      "Open the sign-in link that the server printed where it was started. It is good for one use"
          + " within 15 minutes; the next start prints a new one.";

  private final Optional<String> provider;

  /** The ways of a server whose people somebody else knows, or by the link only. */
  public SignInWays(Optional<ProviderSignIn> provider) {
    this.provider = provider.map(ProviderSignIn::label);
  }

  /** The sign-in page. */
  void show(RoutingContext context, int status) {
    refuse(context, status, "Sign in", LINK);
  }

  /** Says why nobody is signed in, and how to. */
  void refuse(RoutingContext context, int status, String heading, String words) {
    String main = "<h1>%s</h1><p>%s</p>%s".formatted(escape(heading), escape(words), button());
    Html.page(context, status, heading, "", main);
  }

  /** Says what went wrong on a page as a page. */
  void failed(RoutingContext context) {
    if (context.response().ended() || context.response().closed()) {
      return;
    }
    Problem problem = Failures.problem(context);
    if (problem.type() == ProblemType.UNAUTHENTICATED) {
      show(context, problem.type().status());
    } else {
      Html.words(context, problem.type().status(), problem.type().title(), problem.detail());
    }
  }

  private String button() {
    return provider
        .map(
            label ->
                "<form method=\"get\" action=\"%s\"><button class=\"main\">Sign in with %s</button></form>"
                    .formatted(ProviderPages.BEGIN, escape(label)))
        .orElse("");
  }
}
