package ai.influgen.publishing.content;

import ai.influgen.publishing.platform.PlatformName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A variant of the text.
 *
 * @param platform the one it is written for; null: it serves every platform that has none of its
 *     own
 * @param selected whether it is the one used, unless a post chooses another; true for exactly one
 *     of each platform's variants
 */
public record Caption(UUID id, @Nullable PlatformName platform, String text, boolean selected) {}
