package ai.influgen.publishing.connection;

import ai.influgen.publishing.connection.Connections.Refresh;
import ai.influgen.publishing.connection.Connections.Usable;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.platform.Boards;
import ai.influgen.publishing.platform.Boards.Board;
import ai.influgen.publishing.platform.Boards.BoardsJob;
import ai.influgen.publishing.platform.Boards.BoardsStep;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformCaller;
import ai.influgen.publishing.platform.PlatformRequest;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a platform for an account's boards; with fresh tokens once, where it refuses the old. */
final class BoardListing {
  private static final Logger LOG = LoggerFactory.getLogger(BoardListing.class);

  private final PlatformCaller caller;
  private final Connections connections;

  BoardListing(PlatformCaller caller, Connections connections) {
    this.caller = caller;
    this.connections = connections;
  }

  /** Whose boards are asked for. */
  record Asked(Platform platform, Boards boards, StoredConnection connection) {
    UUID workspaceId() {
      return connection.place().workspaceId();
    }

    UUID connectionId() {
      return connection.id();
    }
  }

  /** All boards of the account; fails with a {@link Problem} if the platform does not tell them. */
  Future<List<Board>> of(Asked asked) {
    return usable(asked).compose(usable -> first(asked, usable));
  }

  private Future<List<Board>> first(Asked asked, Usable usable) {
    return ask(asked, usable)
        .compose(
            step ->
                step instanceof BoardsStep.AuthExpired
                    ? renewed(asked, usable)
                    : Future.succeededFuture(told(asked, step)));
  }

  private Future<List<Board>> renewed(Asked asked, Usable usable) {
    return connections
        .refresh(asked.workspaceId(), asked.connectionId(), usable.generation())
        .compose(
            refresh ->
                switch (refresh) {
                  case Refresh.Fresh fresh -> usable(asked).compose(again -> second(asked, again));
                  case Refresh.Ended ended -> Future.failedFuture(expired(asked.platform()));
                  case Refresh.Later(String message) -> Future.failedFuture(unavailable(message));
                });
  }

  private Future<List<Board>> second(Asked asked, Usable usable) {
    return ask(asked, usable)
        .compose(
            step ->
                step instanceof BoardsStep.AuthExpired(String message)
                    ? connections
                        .expire(
                            asked.workspaceId(), asked.connectionId(), usable.generation(), message)
                        .compose(v -> Future.failedFuture(expired(asked.platform())))
                    : Future.succeededFuture(told(asked, step)));
  }

  private Future<BoardsStep> ask(Asked asked, Usable usable) {
    return new PlatformTalk<BoardsStep>(
            caller,
            answers -> asked.boards().next(new BoardsJob(usable.account(), answers)),
            BoardListing::question)
        .run()
        .recover(failure -> noAnswer(asked.platform(), failure));
  }

  private static List<Board> told(Asked asked, BoardsStep step) {
    return switch (step) {
      case BoardsStep.Listed(List<Board> boards) -> boards;
      case BoardsStep.Unavailable(String message) -> throw unavailable(message);
      case BoardsStep.AuthExpired _ -> throw expired(asked.platform());
      case BoardsStep.Ask(String name, PlatformRequest _) ->
          throw new IllegalStateException("asked, not ended: " + name);
    };
  }

  private static Optional<PlatformTalk.Question> question(BoardsStep step) {
    return step instanceof BoardsStep.Ask(String name, PlatformRequest request)
        ? Optional.of(new PlatformTalk.Question(name, request))
        : Optional.empty();
  }

  // The failure itself may quote the platform or an address: only its kind is written down.
  private static Future<BoardsStep> noAnswer(Platform platform, Throwable failure) {
    LOG.warn("boards at {} were not told: {}", platform.name(), failure.getClass().getName());
    return Future.succeededFuture(
        new BoardsStep.Unavailable(
            "%s does not answer properly just now. Try again in a few minutes."
                .formatted(platform.title())));
  }

  private Future<Usable> usable(Asked asked) {
    return connections
        .usable(asked.workspaceId(), asked.connectionId())
        .map(found -> found.orElseThrow(() -> notConnected(asked.platform())));
  }

  static Problem notConnected(Platform platform) {
    return Problem.of(
        ProblemType.NOT_CONNECTED,
        "%s is not connected here: connect an account first.".formatted(platform.title()));
  }

  static Problem expired(Platform platform) {
    return Problem.of(
        ProblemType.CONNECTION_EXPIRED,
        "The connection to %s has expired: connect it again.".formatted(platform.title()));
  }

  private static Problem unavailable(String message) {
    return Problem.of(ProblemType.PLATFORM_UNAVAILABLE, message);
  }
}
