package ai.influgen.publishing.chaos;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What every instance of a run stands on.
 *
 * @param jar the server's classes, as this run has them
 * @param options of the JVM, such as its cache
 * @param directory where their logs go
 * @param settings by their variables
 * @param sandboxPort where the platforms are
 */
record Ground(
    ServerJar jar,
    List<String> options,
    Path directory,
    Map<String, String> settings,
    CrashablePostgres postgres,
    int sandboxPort) {}
