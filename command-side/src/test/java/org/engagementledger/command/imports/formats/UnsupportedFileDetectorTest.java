package org.engagementledger.command.imports.formats;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.engagementledger.text.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnsupportedFileDetectorTest {
  private static final String TABLE = "country,date\nNO,2015\nC\u00F4te d'Ivoire,2016\n";

  @ParameterizedTest
  @CsvSource({
    "xl/workbook.xml, a workbook of a spreadsheet",
    "xl/workbook.xml, CSV",
    "xl/workbook.xml, import that",
    "word/document.xml, a document of a word processor",
    "ppt/presentation.xml, a packed document that is no table",
    "other.txt, a packed file"
  })
  void aPackedFileIsCalledWhatItIs(String part, String said) throws IOException {
    requireRefused(packed("[Content_Types].xml", "_rels/.rels", part), said);
  }

  @ParameterizedTest
  @CsvSource({
    "application/vnd.oasis.opendocument.spreadsheet, a workbook of a spreadsheet",
    "application/vnd.oasis.opendocument.text, a document of a word processor"
  })
  void soIsOneOfLibreOffice(String type, String said) {
    byte[] bytes = new byte[200];
    byte[] begin =
        ("PK\3\4" + "x".repeat(26) + "mimetype" + type).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(begin, 0, bytes, 0, begin.length);
    requireRefused(bytes, said);
  }

  @Test
  void aWorkbookOfBefore2007IsToldWhatToDo() {
    byte[] bytes = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0};
    requireRefused(bytes, "save a sheet as CSV");
  }

  @Test
  void aPdfIsCalledAPdf() {
    requireRefused("%PDF-1.7\n%\u00E2\u00E3".getBytes(StandardCharsets.ISO_8859_1), "is a PDF");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM"})
  void utf16IsSeenWithAndWithoutItsMark(String encoding) {
    requireRefused(TABLE.getBytes(Charset.forName(encoding)), "is in UTF-16; save it as UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-32", "UTF-32LE", "UTF-32BE", "X-UTF-32LE-BOM", "X-UTF-32BE-BOM"})
  void utf32IsNotCalledUtf16(String encoding) {
    requireRefused(TABLE.getBytes(Charset.forName(encoding)), "is in UTF-32; save it as UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "ab", "a,b\n", TABLE, "\uFEFFa,b", "PK,PDF\n", "\0\1\2,b\n1,2\n"})
  void textInUtf8IsLeftAlone(String text) {
    assertThatCode(() -> UnsupportedFileDetector.refuse(text.getBytes(StandardCharsets.UTF_8)))
        .doesNotThrowAnyException();
  }

  private static void requireRefused(byte[] file, String said) {
    assertThatThrownBy(() -> UnsupportedFileDetector.refuse(file))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(said);
  }

  private static byte[] packed(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.repeat(30).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
