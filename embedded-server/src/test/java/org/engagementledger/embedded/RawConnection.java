package org.engagementledger.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/** What anybody on this machine can send to a port, byte for byte. */
final class RawConnection implements AutoCloseable {
  static final int OP_QUERY = 2004;
  static final int OP_MSG = 2013;

  private static final int HEADER = 16;
  private static final int PATIENCE_MILLISECONDS = 30_000;

  private final Socket socket;

  private RawConnection(Socket socket) {
    this.socket = socket;
  }

  static RawConnection to(int port) throws IOException {
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.setSoTimeout(PATIENCE_MILLISECONDS);
    return new RawConnection(socket);
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** The document of the next answer; empty if the server has closed the connection. */
  Optional<BsonDocument> answer() throws IOException {
    try {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      int length = Integer.reverseBytes(in.readInt());
      byte[] rest = in.readNBytes(length - Integer.BYTES);
      int opcode = ByteBuffer.wrap(rest).order(ByteOrder.LITTLE_ENDIAN).getInt(8);
      int before = opcode == OP_MSG ? HEADER + 5 : HEADER + 20;
      int at = before - Integer.BYTES;
      return Optional.of(new RawBsonDocument(rest, at, rest.length - at));
    } catch (EOFException | SocketException closed) {
      return Optional.empty();
    }
  }

  static byte[] message(int opcode, byte[]... parts) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      body.writeBytes(part);
    }
    ByteBuffer all = ByteBuffer.allocate(HEADER + body.size()).order(ByteOrder.LITTLE_ENDIAN);
    all.putInt(HEADER + body.size()).putInt(1).putInt(0).putInt(opcode);
    return all.put(body.toByteArray()).array();
  }

  static byte[] command(String json) {
    return message(OP_MSG, ints(0), new byte[] {0}, bson(json));
  }

  static byte[] query(String collection, String json) {
    return message(OP_QUERY, ints(0), text(collection), ints(0, -1), bson(json));
  }

  static byte[] bson(String json) {
    ByteBuffer bytes = RawBsonDocument.parse(json).getByteBuffer().asNIO();
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return copy;
  }

  static byte[] text(String text) {
    return (text + "\0").getBytes(UTF_8);
  }

  static byte[] ints(int... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putInt(value);
    }
    return bytes.array();
  }

  /** A message as a shell's printf writes it. */
  static String printf(byte[] message) {
    StringBuilder text = new StringBuilder();
    for (byte next : message) {
      text.append("\\x%02x".formatted(next));
    }
    return new String(text.toString().getBytes(US_ASCII), US_ASCII);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
