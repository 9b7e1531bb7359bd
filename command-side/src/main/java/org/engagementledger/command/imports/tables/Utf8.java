package org.engagementledger.command.imports.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.engagementledger.events.Refusal;

/** Text in UTF-8, with or without a mark at its beginning, and in nothing else. */
final class Utf8 {
  private static final int MARK = 3;

  private Utf8() {}

  /** A reader that fails where something is not UTF-8. */
  static Reader reader(InputStream bytes) throws IOException {
    PushbackInputStream in = new PushbackInputStream(bytes, MARK);
    byte[] begin = in.readNBytes(MARK);
    String hex = HexFormat.of().formatHex(begin);
    if (hex.startsWith("fffe") || hex.startsWith("feff")) {
      throw new Refusal("the file is in UTF-16; save it as UTF-8").at("/file");
    }
    if (!hex.equals("efbbbf")) {
      in.unread(begin);
    }
    return new BufferedReader(
        new InputStreamReader(
            in,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)));
  }

  /** What is wrong when a file could not be read on after that row. */
  static RuntimeException failed(IOException wrong, long row) {
    return wrong instanceof CharacterCodingException
        ? new Refusal("after row " + row + " the file is not in UTF-8; save it as UTF-8")
            .at("/file")
        : new UncheckedIOException(wrong);
  }
}
