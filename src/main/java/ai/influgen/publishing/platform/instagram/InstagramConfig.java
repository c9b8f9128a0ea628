package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.OAuth;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where Instagram answers and as which app we call.
 *
 * @param dialogUrl where a person gives consent; {@code https://www.facebook.com}
 * @param graphUrl where the Graph API answers; {@code https://graph.facebook.com}
 * @param graphVersion the Graph version, such as {@code v26.0}
 * @param credentials the Meta app; null where the host has not registered one
 */
public record InstagramConfig(
    URI dialogUrl, URI graphUrl, String graphVersion, OAuth.@Nullable AppCredentials credentials) {
  /** The version this code was written against; released in July 2026, supported for two years. */
  public static final String GRAPH_VERSION = "v26.0";

  /** Meta's own addresses and {@link #GRAPH_VERSION}. */
  public static InstagramConfig meta(OAuth.@Nullable AppCredentials credentials) {
    return new InstagramConfig(
        URI.create("https://www.facebook.com"),
        URI.create("https://graph.facebook.com"),
        GRAPH_VERSION,
        credentials);
  }
}
