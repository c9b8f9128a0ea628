package ai.influgen.publishing.sandbox.instagram;

import java.util.Map;

/** Ends a call with an error of the Graph API. */
final class GraphException extends RuntimeException {
  private final transient GraphError error;
  private final transient Map<String, String> headers;

  GraphException(GraphError error) {
    this(error, Map.of());
  }

  GraphException(GraphError error, Map<String, String> headers) {
    super(error.message(), null, false, false);
    this.error = error;
    this.headers = headers;
  }

  GraphError error() {
    return error;
  }

  Map<String, String> headers() {
    return headers;
  }
}
