package ai.influgen.publishing.http;

import io.vertx.ext.web.Router;

/** Routes beside the contract, such as pages and media. A failed one is answered as a problem. */
@FunctionalInterface
public interface RouteGroup {
  /** Adds the routes; called once per instance of the server. */
  void mount(Router router);
}
