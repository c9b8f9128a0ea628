package ai.influgen.publishing.connection;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.platform.Boards;
import ai.influgen.publishing.platform.Boards.Board;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The boards of a connected account, and which of them its posts go to by default. */
public final class ConnectedBoards {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectedBoards.class);

  private final Database database;
  private final BoardListing listing;
  private final InstantSource clock;

  public ConnectedBoards(ConnectionPorts ports, Connections connections) {
    this.database = ports.database();
    this.listing = new BoardListing(ports.caller(), connections);
    this.clock = ports.clock();
  }

  /**
   * All boards of the account; the tokens are refreshed once if the platform refuses them.
   *
   * @param connection null: there is none
   * @throws Problem (in the future) if the platform has no boards, is not connected, or does not
   *     tell them
   */
  public Future<List<Board>> list(Platform platform, @Nullable StoredConnection connection) {
    return Future.succeededFuture()
        .compose(
            v -> {
              Boards boards = boards(platform);
              StoredConnection connected = connected(platform, connection);
              return listing.of(new BoardListing.Asked(platform, boards, connected));
            });
  }

  /**
   * Makes a board the default one.
   *
   * @param choice its board is checked to be the account's
   * @throws Problem (in the future) as {@link #list} does, or if there is no such board
   */
  public Future<Void> choose(
      Platform platform, @Nullable StoredConnection connection, Boards.Choice choice) {
    return list(platform, connection)
        .compose(
            boards -> {
              if (boards.stream().noneMatch(board -> board.id().equals(choice.boardId()))) {
                throw notAmongThem();
              }
              return store(boards(platform), connected(platform, connection), choice);
            });
  }

  private Future<Void> store(Boards boards, StoredConnection connection, Boards.Choice choice) {
    LOG.info("connection {} has a default board", IdKind.CONNECTION.show(connection.id()));
    return database
        .execute(
            ConnectionSql.SET_DEFAULTS,
            Tuple.of(
                connection.place().workspaceId(),
                connection.id(),
                connection.profile().remoteId(),
                boards.settings(choice),
                AccountLink.utc(clock.instant())))
        .map(
            rows -> {
              if (rows == 0) {
                throw Problem.of(
                    ProblemType.CONFLICT, "Another account was connected meanwhile: choose again.");
              }
              return null;
            });
  }

  private static Boards boards(Platform platform) {
    return platform
        .boards()
        .orElseThrow(
            () ->
                Problem.of(
                    ProblemType.NOT_FOUND,
                    "%s has no boards: posts go to the account itself."
                        .formatted(platform.title())));
  }

  private static StoredConnection connected(
      Platform platform, @Nullable StoredConnection connection) {
    if (connection == null) {
      throw BoardListing.notConnected(platform);
    }
    return switch (connection.state()) {
      case CONNECTED -> connection;
      case EXPIRED -> throw BoardListing.expired(platform);
      case NEEDS_SELECTION ->
          throw Problem.of(
              ProblemType.NEEDS_SELECTION,
              "Choose first which account of %s is meant.".formatted(platform.title()));
      case DISCONNECTED -> throw BoardListing.notConnected(platform);
    };
  }

  private static Problem notAmongThem() {
    return Problem.invalid(
        "/board_id", "This board is not among those of the account: see `GET …/boards`.");
  }
}
