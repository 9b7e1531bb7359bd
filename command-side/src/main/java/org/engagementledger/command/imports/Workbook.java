package org.engagementledger.command.imports;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.engagementledger.events.Refusal;

/** Spreadsheets in the formats of Excel and LibreOffice, which are not read. */
public final class Workbook {
  /** Packed files (.xlsx, .ods) and the binary format before (.xls). */
  private static final List<String> BEGINNINGS = List.of("504b03", "d0cf11");

  private static final int LENGTH = 3;

  private Workbook() {}

  /** Refuses a file that begins like a workbook, and says what to do instead. */
  public static void refuse(byte[] begin) {
    String hex = HexFormat.of().formatHex(Arrays.copyOf(begin, LENGTH));
    if (BEGINNINGS.contains(hex)) {
      throw new Refusal(
              "the file is a workbook of a spreadsheet, such as Excel's; save its sheet as CSV"
                  + " (UTF-8) under a name that ends in .csv, and import that")
          .at("/file");
    }
  }
}
