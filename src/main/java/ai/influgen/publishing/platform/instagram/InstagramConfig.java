package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.OAuth;
import ai.influgen.publishing.platform.PlatformSettings;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where Instagram answers and as which app we call.
 *
 * @param dialogUrl where a person gives consent; {@code https://www.facebook.com}
 * @param graphUrl where the Graph API answers; {@code https://graph.facebook.com}
 * @param graphVersion the Graph version, such as {@code v26.0}
 * @param credentials the Meta app; null where the host has not registered one
 * @param postsPerDay how many posts of an account it takes in 24 hours, as far as it is known
 *     beforehand
 * @param containersPerDay the same of containers
 * @param settling how far apart a container is read twice after a publish without an answer
 */
public record InstagramConfig(
    URI dialogUrl,
    URI graphUrl,
    String graphVersion,
    OAuth.@Nullable AppCredentials credentials,
    int postsPerDay,
    int containersPerDay,
    Duration settling) {
  /** The version this code was written against; released in July 2026, supported for two years. */
  public static final String GRAPH_VERSION = "v26.0";

  private static final String WWW = "https://www.facebook.com";
  private static final String GRAPH = "https://graph.facebook.com";

  /** Meta's own addresses and {@link #GRAPH_VERSION}. */
  public static InstagramConfig meta(OAuth.@Nullable AppCredentials credentials) {
    return new InstagramConfig(
        URI.create(WWW),
        URI.create(GRAPH),
        GRAPH_VERSION,
        credentials,
        InstagramQuotas.POSTS_PER_DAY,
        InstagramQuotas.CONTAINERS_PER_DAY,
        InstagramReconciler.SETTLING);
  }

  static InstagramConfig of(PlatformSettings settings) {
    return new InstagramConfig(
        settings.host("www", WWW),
        settings.host("graph", GRAPH),
        settings.text("graph_version", GRAPH_VERSION),
        settings.credentials(),
        (int) settings.number("posts_per_day", InstagramQuotas.POSTS_PER_DAY, 1, 1_000_000),
        (int)
            settings.number("containers_per_day", InstagramQuotas.CONTAINERS_PER_DAY, 1, 1_000_000),
        settings.settling(InstagramReconciler.SETTLING));
  }
}
