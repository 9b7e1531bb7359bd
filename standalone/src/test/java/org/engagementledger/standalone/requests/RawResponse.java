package org.engagementledger.standalone.requests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is answered to bytes that may be no HTTP.
 *
 * @param status 0 if the connection was closed without an answer
 * @param headers by their names in lower case
 */
record RawResponse(int status, Map<String, String> headers, String body) {
  /** Sends bytes on a connection of their own and reads until it is closed. */
  static RawResponse to(int port, byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      send(request, socket);
      return of(received(socket));
    } catch (SocketTimeoutException silent) {
      return new RawResponse(599, Map.of(), "no answer");
    }
  }

  /** Whoever is answered before the end need not take the rest. */
  private static void send(byte[] request, Socket socket) {
    try {
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
      socket.shutdownOutput();
    } catch (IOException cut) {
      // What was answered can be read all the same.
    }
  }

  private static String received(Socket socket) throws SocketTimeoutException {
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(received);
    } catch (SocketTimeoutException silent) {
      throw silent;
    } catch (IOException cut) {
      // What had come until then is there.
    }
    return received.toString(ISO_8859_1);
  }

  private static RawResponse of(String text) {
    if (!text.startsWith("HTTP/1.1 ") || !text.contains("\r\n\r\n")) {
      return new RawResponse(0, Map.of(), text);
    }
    String[] parts = text.split("\r\n\r\n", 2);
    Map<String, String> headers = new TreeMap<>();
    parts[0]
        .lines()
        .skip(1)
        .map(it -> it.split(": ?", 2))
        .forEach(
            it -> headers.merge(it[0].toLowerCase(Locale.ROOT), it[1], (a, b) -> a + ", " + b));
    return new RawResponse(Integer.parseInt(text.substring(9, 12)), headers, parts[1]);
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }
}
