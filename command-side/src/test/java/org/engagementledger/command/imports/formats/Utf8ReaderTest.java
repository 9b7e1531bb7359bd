package org.engagementledger.command.imports.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8ReaderTest {
  private static final String LONG = "Côte d’Ivoire, 🇨🇮\n".repeat(3_000);

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "é", "🇨🇮", "\r\n", "\uFEFF", "\uFEFFa,b\n"})
  void isReadAsItWasWritten(String text) throws IOException {
    String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
    assertThat(read(text.getBytes(UTF_8))).isEqualTo(withoutMark);
    assertThat(read((text + LONG).getBytes(UTF_8))).isEqualTo(withoutMark + LONG);
    assertThat(read((LONG + text).getBytes(UTF_8))).isEqualTo(LONG + text);
  }

  /** A byte of another encoding, and a character that is cut off by the end of the file. */
  @ParameterizedTest
  @ValueSource(ints = {0xE9, 0x80, 0xFF, 0xC3})
  void whatIsNotIsSaidWithItsLine(int wrong) {
    requireComplaint("", wrong, 1);
    requireComplaint("a,b\n", wrong, 2);
    requireComplaint("a,b\n1,", wrong, 2);
    requireComplaint(LONG, wrong, 3_001);
  }

  private static void requireComplaint(String before, int wrong, int line) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(before.getBytes(UTF_8));
    bytes.write(wrong);
    assertThatThrownBy(() -> read(bytes.toByteArray()))
        .hasMessageStartingWith("line " + line + " of the file is not in UTF-8");
    bytes.writeBytes(LONG.getBytes(UTF_8));
    assertThatThrownBy(() -> read(bytes.toByteArray()))
        .hasMessageStartingWith("line " + line + " of the file is not in UTF-8");
  }

  private static String read(byte[] bytes) throws IOException {
    StringWriter text = new StringWriter();
    Utf8Reader.reader(inPieces(bytes)).transferTo(text);
    return text.toString();
  }

  /** A network gives what it has, which ends anywhere. */
  private static InputStream inPieces(byte[] bytes) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] into, int offset, int length) {
        return super.read(into, offset, Math.min(length, 1_001));
      }
    };
  }
}
