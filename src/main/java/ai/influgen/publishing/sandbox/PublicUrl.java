package ai.influgen.publishing.sandbox;

import java.net.URI;

/**
 * The address by which the outside reaches the sandbox; its port may be known only once the server
 * listens.
 */
public final class PublicUrl {
  private String base;

  public PublicUrl(URI url) {
    this.base = trimmed(url.toString());
  }

  /** Puts the real port in, where the configured address has port 0. */
  void listensOn(int port) {
    base = base.replaceFirst(":0$", ":" + port);
  }

  /** The absolute address of a path that starts with a slash. */
  public String of(String path) {
    return base + path;
  }

  private static String trimmed(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
