package ai.influgen.publishing.sandbox;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where the sandbox listens and keeps its state.
 *
 * @param port the port to listen on, 0 for any free one
 * @param dataDir the directory of the state file and of the media; made when missing
 * @param url how the outside reaches the sandbox, such as {@code http://localhost:8090}; port 0
 *     stands for the port it really got
 */
public record SandboxConfig(int port, Path dataDir, URI url) {}
