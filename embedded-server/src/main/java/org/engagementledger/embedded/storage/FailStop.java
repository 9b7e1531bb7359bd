package org.engagementledger.embedded.storage;

import java.util.concurrent.atomic.AtomicReference;
import org.engagementledger.embedded.files.DurabilityLost;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Once something has failed that leaves memory ahead of the disk, nothing is answered any more. */
final class FailStop {
  private static final Logger log = LoggerFactory.getLogger(FailStop.class);

  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  void fail(Throwable cause) {
    if (failure.compareAndSet(null, cause)) {
      log.error("No more work is done on the data folder: {}", cause.toString());
    }
  }

  /** As after a failure, but nobody has to be told. */
  void end(String how) {
    failure.compareAndSet(null, new IllegalStateException(how));
  }

  boolean isWorking() {
    return failure.get() == null;
  }

  void requireWorking() {
    Throwable cause = failure.get();
    if (cause != null) {
      throw new DurabilityLost(cause);
    }
  }
}
