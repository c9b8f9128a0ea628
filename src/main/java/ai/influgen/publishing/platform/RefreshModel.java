package ai.influgen.publishing.platform;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a platform's tokens are kept fresh, as its pages describe them.
 *
 * @param usualLife of what {@link Tokens#expiresAt} ends, for answers that do not tell it
 * @param ahead how long before that end tokens are refreshed at the earliest; of a shorter life
 *     half of it
 * @param minimumAge how old they have to be, for the platform to take them
 * @param singleUse whether a refresh spends what it is asked with, so that an answer that gets lost
 *     may end the connection
 * @param idle how often tokens are refreshed that nothing is planned with: so that the platform
 *     does not take the grant for forgotten, and a grant that was taken back is noticed; null: as
 *     often as those in use
 */
public record RefreshModel(
    Duration usualLife,
    Duration ahead,
    Duration minimumAge,
    boolean singleUse,
    @Nullable Duration idle) {}
