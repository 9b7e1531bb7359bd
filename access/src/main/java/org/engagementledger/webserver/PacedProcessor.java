package org.engagementledger.webserver;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.coyote.Adapter;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Reads the requests of one connection, at the pace that clients must keep.
 *
 * <p>Tomcat's own limit is for each read, so that a client which sends a byte now and then keeps
 * its connection for ever. Here each byte that comes is an occasion to look at the whole: in the
 * head, where no thread waits, and in the body, where one does.
 */
final class PacedProcessor extends Http11Processor {
  private static final long SHORTEST_PAUSE_NANOS = 1_000_000;

  /** How soon a thread that waits for a body notices that it is not to wait any longer. */
  private static final long LONGEST_PAUSE_NANOS = 64_000_000;

  private final ClientPace pace;
  private volatile boolean isWaiting;
  private volatile boolean isUnwanted;

  PacedProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter, ClientPace pace) {
    super(protocol, adapter);
    this.pace = pace;
    request.setInputBuffer(new PacedInput(request.getInputBuffer()));
  }

  @Override
  public SocketState service(SocketWrapperBase<?> connection) throws IOException {
    long since = request.getStartTimeNanos();
    if (since > 0 && pace.isHeadLate(since, System.nanoTime())) {
      return SocketState.CLOSED;
    }
    isUnwanted = false;
    return super.service(connection);
  }

  /** Whether a thread waits for the client to send more of a body. */
  boolean isWaiting() {
    return isWaiting;
  }

  /** Ends the waiting for a body; does nothing to a request that waits for none. */
  void giveUp() {
    isUnwanted = isWaiting;
  }

  /** The body of one request after the other. */
  private final class PacedInput implements InputBuffer {
    private final InputBuffer input;
    private long waited;
    private long bytes;
    private long request;

    PacedInput(InputBuffer input) {
      this.input = input;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
      beginWithTheRequest();
      isWaiting = true;
      try {
        await(getSocketWrapper());
      } finally {
        isWaiting = false;
      }
      int read = input.doRead(handler);
      bytes += Math.max(read, 0);
      return read;
    }

    /** Sleeps until something is there: who is blocked in a read holds a processor on JDK 21. */
    private void await(SocketWrapperBase<?> connection) throws IOException {
      long pause = SHORTEST_PAUSE_NANOS;
      while (!isThere(connection)) {
        long begun = System.nanoTime();
        LockSupport.parkNanos(pause);
        waited += System.nanoTime() - begun;
        pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
        requirePace();
      }
    }

    private boolean isThere(SocketWrapperBase<?> connection) throws IOException {
      return isRequestBodyFullyRead() || input.available() > 0 || connection.isReadyForRead();
    }

    private void requirePace() throws SocketTimeoutException {
      if (isUnwanted || pace.isBodyLate(waited, bytes)) {
        throw new SocketTimeoutException("the body did not come in time");
      }
    }

    private void beginWithTheRequest() {
      long started = PacedProcessor.this.request.getStartTimeNanos();
      if (started != request) {
        request = started;
        waited = 0;
        bytes = 0;
      }
    }

    @Override
    public int available() {
      return input.available();
    }
  }
}
