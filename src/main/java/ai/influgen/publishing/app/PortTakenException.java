package ai.influgen.publishing.app;

/** Something else listens where a part of this server wants to. */
final class PortTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PortTakenException(String part) {
    super(
        "The port of the %s is taken: another server may be running. Stop it, or set other ports (http.port, management.port, sandbox.port)."
            .formatted(part));
  }
}
