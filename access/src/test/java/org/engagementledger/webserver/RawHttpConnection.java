package org.engagementledger.webserver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection on which a test sends whatever it likes, and at the pace that it likes. */
record RawHttpConnection(Socket socket) implements AutoCloseable {
  static RawHttpConnection to(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    socket.setTcpNoDelay(true);
    return new RawHttpConnection(socket);
  }

  /** The head of a request, of these lines. */
  static String head(String... lines) {
    return String.join("\r\n", lines) + "\r\n\r\n";
  }

  RawHttpConnection send(String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  /** The status line of what is answered; empty if the connection is closed instead. */
  String status() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    for (int next = in.read(); next >= 0 && next != '\r'; next = in.read()) {
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  /** Sends a byte again and again; says after how many milliseconds that was no longer taken. */
  long trickle(long pauseMillis, long longestMillis) throws InterruptedException {
    long begun = System.nanoTime();
    try {
      while (millisSince(begun) < longestMillis) {
        send("x");
        Thread.sleep(pauseMillis);
      }
    } catch (IOException closed) {
      return millisSince(begun);
    }
    return longestMillis;
  }

  static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
