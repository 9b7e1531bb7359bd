package org.engagementledger.edge;

import java.io.IOException;
import java.net.SocketTimeoutException;
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
  /** How soon a thread that waits for a body notices that it is not to wait any longer. */
  private static final int SLICE_MILLIS = 250;

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

  /** Ends the waiting for a body; false if no thread waits for one. */
  boolean isGivenUp() {
    isUnwanted = isWaiting;
    return isUnwanted;
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
      SocketWrapperBase<?> connection = getSocketWrapper();
      long patience = connection.getReadTimeout();
      isWaiting = true;
      connection.setReadTimeout(SLICE_MILLIS);
      try {
        int read = firstThatComes(handler);
        bytes += Math.max(read, 0);
        return read;
      } finally {
        isWaiting = false;
        connection.setReadTimeout(patience);
      }
    }

    private int firstThatComes(ApplicationBufferHandler handler) throws IOException {
      while (true) {
        long begun = System.nanoTime();
        try {
          int read = input.doRead(handler);
          waited += System.nanoTime() - begun;
          requirePace();
          return read;
        } catch (SocketTimeoutException nothingYet) {
          waited += System.nanoTime() - begun;
          requirePace();
        }
      }
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
