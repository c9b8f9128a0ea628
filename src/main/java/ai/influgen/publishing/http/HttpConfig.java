package ai.influgen.publishing.http;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where and how the edge listens.
 *
 * @param port 0 takes any free one
 * @param publicUrl how the world reaches us
 * @param maxBodyBytes how large a JSON body may be
 * @param maxUploadBytes how large an upload may be, all its parts together
 * @param uploadDir where uploads lie until their call is answered
 */
public record HttpConfig(
    int port, URI publicUrl, long maxBodyBytes, long maxUploadBytes, Path uploadDir) {
  private static final long MEGABYTE = 1 << 20;

  /** Bodies up to 1 MB and uploads up to 1 GB, the largest video that Instagram takes. */
  public static HttpConfig of(int port, URI publicUrl, Path uploadDir) {
    return new HttpConfig(port, publicUrl, MEGABYTE, 1024 * MEGABYTE, uploadDir);
  }

  /** Whether browsers reach us by HTTPS, so that cookies can insist on it. */
  public boolean secure() {
    return "https".equals(publicUrl.getScheme());
  }

  /** An address of ours, as the world sees it. */
  public String publicAddress(String path) {
    String base = publicUrl.toString();
    return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
  }
}
