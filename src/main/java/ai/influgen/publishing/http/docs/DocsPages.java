package ai.influgen.publishing.http.docs;

import ai.influgen.publishing.http.RouteGroup;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** {@code /docs} with Swagger UI, {@code /docs/problems}, and the contract itself. */
public final class DocsPages implements RouteGroup {
  /** Swagger UI sets styles from its script; scripts are ours alone. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; connect-src 'self'; font-src 'self' data:;"
          + " base-uri 'none'; frame-ancestors 'none'";

  private static final String HTML = "text/html; charset=utf-8";

  @Override
  public void mount(Router router) {
    router.get("/openapi.yaml").handler(file("openapi.yaml", "application/yaml"));
    router.get("/docs").handler(file("web/docs.html", HTML));
    router.get("/docs/problems").handler(page(ProblemCatalogue.html()));
    router.get("/docs/swagger-ui/*").handler(swaggerUi());
    router.get("/assets/*").handler(StaticHandler.create("web/assets"));
  }

  private static Handler<RoutingContext> file(String name, String type) {
    return context ->
        context
            .response()
            .putHeader(HttpHeaders.CONTENT_TYPE, type)
            .putHeader("Content-Security-Policy", POLICY)
            .sendFile(name)
            .onFailure(context::fail);
  }

  private static Handler<RoutingContext> page(String html) {
    return context ->
        context
            .response()
            .putHeader(HttpHeaders.CONTENT_TYPE, HTML)
            .putHeader("Content-Security-Policy", POLICY)
            .end(html);
  }

  private static StaticHandler swaggerUi() {
    return StaticHandler.create(
        FileSystemAccess.RELATIVE, "META-INF/resources/webjars/swagger-ui/" + version());
  }

  /** A WebJar keeps its files under its version, which only its own properties tell. */
  private static String version() {
    Properties properties = new Properties();
    String name = "META-INF/maven/org.webjars/swagger-ui/pom.properties";
    try (InputStream file = DocsPages.class.getClassLoader().getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("Swagger UI is not on the class path");
      }
      properties.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
