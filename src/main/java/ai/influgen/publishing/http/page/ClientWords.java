package ai.influgen.publishing.http.page;

import ai.influgen.publishing.http.operation.ProblemType;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** What somebody is told whose link leads nowhere: nothing of whose it was. */
final class ClientWords {
  private ClientWords() {}

  static Future<Void> over(RoutingContext context) {
    return words(
        context,
        410,
        "This link has ended",
        "It has expired, or whoever sent it has taken it back. What you connected with it stays"
            + " connected. Ask them for a new link if you need one.");
  }

  static Future<Void> unknown(RoutingContext context) {
    return words(
        context,
        404,
        "There is nothing at this address",
        "Open the link again just as it was sent to you: mail programs sometimes cut off long"
            + " ones.");
  }

  /** For a consent that nobody knows, or that was begun elsewhere. */
  static void lost(RoutingContext context) {
    words(
        context,
        400,
        "Please start again",
        "This sign-in was used already, took too long, or was begun in another browser. Open the"
            + " link that you were sent once more, and press the button there.");
  }

  static void failed(RoutingContext context, ProblemType type) {
    words(
        context,
        type.status(),
        "This did not work",
        "%s. Please try again in a few minutes.".formatted(type.title()));
  }

  private static Future<Void> words(
      RoutingContext context, int status, String heading, String words) {
    String main = "<h1>%s</h1><p>%s</p>".formatted(Html.escape(heading), Html.escape(words));
    Html.client(context, status, heading, main);
    return Future.succeededFuture();
  }
}
