package org.engagementledger.standalone.commandline;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.engagementledger.standalone.LedgerServer;

/** Keeps the product running until the process is told to end. */
final class ShutdownLatch {
  private ShutdownLatch() {}

  /** Does what is to be done first, and then waits; whatever happens, the product is closed. */
  static int untilStopped(LedgerServer product, Consumer<LedgerServer> first)
      throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(product::close, "close"));
    try {
      first.accept(product);
    } catch (RuntimeException failed) {
      product.close();
      throw failed;
    }
    new CountDownLatch(1).await();
    return 0;
  }
}
