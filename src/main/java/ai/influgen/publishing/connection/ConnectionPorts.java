package ai.influgen.publishing.connection;

import ai.influgen.publishing.platform.PlatformCaller;
import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.runtime.Database;
import java.time.InstantSource;

/**
 * What connections need of the rest of the server.
 *
 * @param watcher is told what became of a connection
 * @param clock for expiries that people see; leases between instances go by the database's clock
 */
public record ConnectionPorts(
    Database database,
    Platforms platforms,
    PlatformCaller caller,
    ConnectionWatcher watcher,
    InstantSource clock,
    Pause pause) {}
