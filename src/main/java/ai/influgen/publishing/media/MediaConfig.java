package ai.influgen.publishing.media;

import ai.influgen.publishing.platform.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How media are kept and handed out.
 *
 * @param dir where the files lie
 * @param publicUrl how the world reaches this server
 * @param signingKey what the addresses given to platforms are signed with
 * @param privateAddressesAllowed whether media may be fetched from private networks and this very
 *     machine; for development only
 * @param maxBytes the largest file that is taken
 * @param linkLife how long a link works at least
 */
public record MediaConfig(
    Path dir,
    URI publicUrl,
    Secret signingKey,
    boolean privateAddressesAllowed,
    long maxBytes,
    Duration linkLife) {}
