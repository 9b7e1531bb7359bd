package org.engagementledger.webserver;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Answers before the rest of a body has come, and then takes that rest at the pace that clients
 * must keep; who reads an answer only after sending everything gets it too. What is too long, or
 * waits to be asked for, or does not say how long it is, is not taken: the connection is closed.
 */
final class UnreadBodyValve extends ValveBase {
  /** What an import of a page is at most. */
  private static final long LONGEST = 6L << 20;

  UnreadBodyValve() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    getNext().invoke(request, response);
    if (!request.isAsync()) {
      response.finishResponse();
      takeRest(request.getCoyoteRequest());
    }
  }

  private static void takeRest(org.apache.coyote.Request request) {
    if (!saysItsLength(request)) {
      request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
      return;
    }
    if (request.getContentLengthLong() <= 0
        && request.getMimeHeaders().getHeader("Transfer-Encoding") == null) {
      return;
    }
    boolean isChunked = request.getContentLengthLong() < 0;
    if (isChunked || request.hasExpectation() || !isTaken(request)) {
      request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }
  }

  /** A length that is no number, or said twice, has been refused already. */
  private static boolean saysItsLength(org.apache.coyote.Request request) {
    try {
      return request.getContentLengthLong() >= -1;
    } catch (IllegalArgumentException none) {
      return false;
    }
  }

  private static boolean isTaken(org.apache.coyote.Request request) {
    Forgotten forgotten = new Forgotten();
    try {
      for (long taken = 0; taken <= LONGEST; ) {
        int more = request.doRead(forgotten);
        if (more < 0) {
          return true;
        }
        taken += more;
      }
      return false;
    } catch (IOException | IllegalArgumentException gone) {
      // The head was too long, so what follows it is not a body.
      return false;
    }
  }

  /** Where nobody looks for what was read. */
  private static final class Forgotten implements ApplicationBufferHandler {
    private ByteBuffer last = ByteBuffer.allocate(0);

    @Override
    public void setByteBuffer(ByteBuffer buffer) {
      last = buffer;
    }

    @Override
    public ByteBuffer getByteBuffer() {
      return last;
    }

    @Override
    public void expand(int size) {}
  }
}
