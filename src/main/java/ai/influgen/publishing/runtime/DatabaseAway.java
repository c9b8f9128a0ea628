package ai.influgen.publishing.runtime;

import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells a database that is away, starting or full from a mistake of ours: the same request may
 * succeed in a moment.
 */
public final class DatabaseAway {
  /**
   * PostgreSQL's codes, appendix A of its manual: shut down by an administrator or a crash, not yet
   * taking connections, out of connections, disk or memory, only reading since another took over,
   * too slow for the time allowed, a session ended because it stood still. The class 08 (connection
   * exceptions) comes on top.
   */
  private static final Set<String> CODES =
      Set.of(
          "57P01", "57P02", "57P03", "53100", "53200", "53300", "25006", "57014", "25P03", "25P04");

  /**
   * The operating system's words for a connection that the other side ended; Java has no type for
   * it while writing.
   */
  private static final Set<String> CUT = Set.of("Connection reset by peer", "Broken pipe");

  /** The pool's own words; it has no type for it. */
  private static final String POOL_TIMEOUT = "Timeout waiting for connection";

  private DatabaseAway() {}

  /** Whether this failure, or what caused it, is the database's absence. */
  public static boolean isCauseOf(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (isAway(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAway(Throwable cause) {
    return switch (cause) {
      case DatabaseException refused -> hasCodeOfAbsence(refused.getSqlState());
      case SQLException refused -> hasCodeOfAbsence(refused.getSQLState());
      case ClosedConnectionException closed -> true;
      case ConnectionPoolTooBusyException full -> true;
      case Database.Silent unheard -> true;
      case SocketException unreachableOrReset -> true;
      case UnknownHostException nameless -> true;
      case ClosedChannelException cut -> true;
      case IOException cut -> CUT.contains(String.valueOf(cut.getMessage()));
      case VertxException other -> POOL_TIMEOUT.equals(other.getMessage());
      default -> false;
    };
  }

  private static boolean hasCodeOfAbsence(@Nullable String code) {
    return code != null && (CODES.contains(code) || code.startsWith("08"));
  }
}
