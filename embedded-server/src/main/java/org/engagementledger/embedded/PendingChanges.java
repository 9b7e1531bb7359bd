package org.engagementledger.embedded;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** What has changed in memory and is not yet in the log. */
final class PendingChanges {

  private static final int USUAL = 64 * 1024;
  private static final int LARGE = 64 * USUAL;

  private final ThreadLocal<Long> madeHere = ThreadLocal.withInitial(() -> 0L);
  private ByteBuf changes = LogRecord.begin(Unpooled.buffer(USUAL));
  private ByteBuf spare = Unpooled.buffer(USUAL);

  void add(ByteBuf change) {
    madeHere.set(madeHere.get() + 1);
    synchronized (this) {
      changes.writeBytes(change);
    }
  }

  /** How many changes this thread has made so far. */
  long madeByThisThread() {
    return madeHere.get();
  }

  /** Everything since it was last taken, as a record begun; good until it is taken again. */
  synchronized ByteBuf take() {
    ByteBuf taken = changes;
    changes = LogRecord.begin(spare.capacity() > LARGE ? Unpooled.buffer(USUAL) : spare.clear());
    spare = taken;
    return taken;
  }
}
