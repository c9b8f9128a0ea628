package ai.influgen.publishing.runtime;

import io.vertx.pgclient.PgConnectOptions;

/**
 * Where PostgreSQL is and who we are there. Its text form hides the password.
 *
 * @param url {@code postgresql://user:password@host:port/database}
 */
public record PostgresAddress(String url) {

  /** Refuses, with an {@link IllegalArgumentException}, what is not a PostgreSQL URL. */
  public PostgresAddress {
    if (!url.startsWith("postgresql://") && !url.startsWith("postgres://")) {
      throw new IllegalArgumentException(
          "not a PostgreSQL URL; it looks like postgresql://user:password@host:5432/database");
    }
    PgConnectOptions.fromUri(url);
  }

  /** For the driver of Vert.x. */
  public PgConnectOptions options() {
    return PgConnectOptions.fromUri(url);
  }

  /** For JDBC, without credentials. */
  public String jdbcUrl() {
    PgConnectOptions options = options();
    return "jdbc:postgresql://%s:%d/%s"
        .formatted(options.getHost(), options.getPort(), options.getDatabase());
  }

  @Override
  public String toString() {
    PgConnectOptions options = options();
    return "%s@%s:%d/%s"
        .formatted(options.getUser(), options.getHost(), options.getPort(), options.getDatabase());
  }
}
