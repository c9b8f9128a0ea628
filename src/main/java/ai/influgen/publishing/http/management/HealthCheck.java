package ai.influgen.publishing.http.management;

import io.vertx.core.Future;
import java.util.function.Supplier;

/**
 * One thing that has to work before requests are sent here.
 *
 * @param name as the answer shows it
 * @param probe fails while it doesn't work
 */
public record HealthCheck(String name, Supplier<Future<Void>> probe) {}
