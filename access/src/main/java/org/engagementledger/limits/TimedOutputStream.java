package org.engagementledger.limits;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.coyote.CloseNowException;

/**
 * The body of an answer, as long as the client takes it fast enough. Only the time counts that is
 * spent on waiting for the client.
 */
final class TimedOutputStream extends ServletOutputStream {
  /** A long write is looked at on its way. */
  private static final int PORTION = 64 * 1024;

  private final ServletOutputStream to;
  private final LimitProperties limits;
  private final LongSupplier nanoTime;
  private long waited;
  private long written;

  TimedOutputStream(ServletOutputStream to, LimitProperties limits, LongSupplier nanoTime) {
    this.to = to;
    this.limits = limits;
    this.nanoTime = nanoTime;
  }

  private interface Write {
    void run() throws IOException;
  }

  @Override
  public void write(int octet) throws IOException {
    timed(1, () -> to.write(octet));
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    for (int done = 0; done < length; done += PORTION) {
      int start = from + done;
      int portion = Math.min(PORTION, length - done);
      timed(portion, () -> to.write(bytes, start, portion));
    }
  }

  @Override
  public void flush() throws IOException {
    timed(0, to::flush);
  }

  @Override
  public void close() throws IOException {
    to.close();
  }

  @Override
  public boolean isReady() {
    return to.isReady();
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    to.setWriteListener(listener);
  }

  private void timed(int bytes, Write write) throws IOException {
    long begun = nanoTime.getAsLong();
    write.run();
    waited += nanoTime.getAsLong() - begun;
    written += bytes;
    if (waited > allowed()) {
      throw new CloseNowException("The client read too slowly and was cut off.");
    }
  }

  private long allowed() {
    long perSecond = Math.max(1, limits.slowestReader().toBytes());
    return limits.readerPatience().plus(Duration.ofSeconds(written / perSecond)).toNanos();
  }
}
