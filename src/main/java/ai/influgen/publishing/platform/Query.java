package ai.influgen.publishing.platform;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Addresses with a query. */
public final class Query {
  private Query() {}

  /** The page with that query, in the map's order; a space is {@code %20}, which all understand. */
  public static URI of(URI page, Map<String, String> query) {
    return URI.create(
        page
            + "?"
            + query.entrySet().stream()
                .map(
                    e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .replace("+", "%20"));
  }
}
