package ai.influgen.publishing.http;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Listens for HTTP and serves the contract and what is beside it. */
public final class HttpVerticle extends VerticleBase {
  /** Longer than the 25 s that a publish-now may take to answer. */
  private static final int IDLE_SECONDS = 75;

  private static final int MAX_HEADER_BYTES = 16 * 1024;

  /** An OAuth callback carries a code of up to 4,000 characters. */
  private static final int MAX_REQUEST_LINE_BYTES = 16 * 1024;

  private static final int COMPRESS_FROM_BYTES = 1024;

  private final HttpEdge edge;
  private final @Nullable Future<OpenAPIContract> read;
  private volatile int port;

  public HttpVerticle(HttpEdge edge) {
    this(edge, null);
  }

  /**
   * The edge of a contract that is being read already.
   *
   * @param read what {@link #contract} gave; null: it is read when this is deployed
   */
  public HttpVerticle(HttpEdge edge, @Nullable Future<OpenAPIContract> read) {
    this.edge = edge;
    this.read = read;
  }

  /** Begins to read the contract, which takes a while and needs nothing else. */
  public static Future<OpenAPIContract> contract(Vertx vertx) {
    return Contract.load(vertx);
  }

  @Override
  public Future<?> start() {
    return (read == null ? Contract.load(vertx) : read)
        .compose(
            contract ->
                vertx
                    .createHttpServer(options())
                    .requestHandler(new EdgeRouter(vertx, edge, contract).build())
                    .listen(edge.config().port()))
        .onSuccess(this::listening);
  }

  /** Where it listens, once started. */
  public int port() {
    return port;
  }

  private void listening(HttpServer server) {
    port = server.actualPort();
  }

  private static HttpServerOptions options() {
    return new HttpServerOptions()
        .setCompressionSupported(true)
        .setCompressionContentSizeThreshold(COMPRESS_FROM_BYTES)
        .setIdleTimeout(IDLE_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setMaxHeaderSize(MAX_HEADER_BYTES)
        .setMaxInitialLineLength(MAX_REQUEST_LINE_BYTES);
  }
}
