package ai.influgen.publishing.platform;

/**
 * What a platform takes. Pure and fast: the same code answers the preview, the schedule call and
 * the publish.
 */
@FunctionalInterface
public interface Rules {
  Adaptation adapt(Draft draft);
}
