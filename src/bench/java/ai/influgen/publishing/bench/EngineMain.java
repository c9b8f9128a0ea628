package ai.influgen.publishing.bench;

import ai.influgen.publishing.runtime.PostgresAddress;
import java.util.concurrent.CountDownLatch;

/** One instance's engine as a process of its own, until it is killed. */
public final class EngineMain {
  private EngineMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    EngineRun engine = EngineRun.start(new PostgresAddress(arguments[0]));
    System.out.println(EngineProcess.READY + engine.id());
    new CountDownLatch(1).await();
  }
}
