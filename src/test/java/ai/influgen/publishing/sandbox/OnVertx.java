package ai.influgen.publishing.sandbox;

import io.vertx.core.Vertx;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Runs each test on a Vert.x context, to which what it tests is confined. */
public final class OnVertx implements InvocationInterceptor, ParameterResolver, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(OnVertx.class);

  @Override
  public void interceptTestMethod(
      Invocation<Void> test,
      ReflectiveInvocationContext<Method> invocation,
      ExtensionContext extension)
      throws Throwable {
    CompletableFuture<Void> done = new CompletableFuture<>();
    vertx(extension)
        .runOnContext(
            on -> {
              try {
                done.complete(test.proceed());
              } catch (Throwable failure) {
                done.completeExceptionally(failure);
              }
            });
    done.exceptionally(failure -> null).get(10, TimeUnit.SECONDS);
    if (done.isCompletedExceptionally()) {
      throw done.exceptionNow();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
    return parameter.getParameter().getType() == Vertx.class;
  }

  @Override
  public Vertx resolveParameter(ParameterContext parameter, ExtensionContext extension) {
    return vertx(extension);
  }

  @Override
  public void afterEach(ExtensionContext extension) throws Exception {
    vertx(extension).close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static Vertx vertx(ExtensionContext extension) {
    return extension
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Vertx.class, created -> Vertx.vertx(), Vertx.class);
  }
}
