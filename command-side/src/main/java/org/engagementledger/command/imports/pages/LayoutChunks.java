package org.engagementledger.command.imports.pages;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.engagementledger.events.PageLayout.Block;
import org.engagementledger.events.PageLayout.Piece;

/** Cuts a layout into portions that each fit into one event of 65,535 bytes. */
final class LayoutChunks {
  private static final int LARGEST = 48_000;

  /** Quotation marks, braces and names of members, in JSON. */
  private static final int AROUND = 64;

  private LayoutChunks() {}

  static List<List<Block>> of(List<Block> blocks) {
    List<List<Block>> portions = new ArrayList<>();
    List<Block> portion = new ArrayList<>();
    int size = 0;
    for (Block block : blocks) {
      int more = size(block);
      if (size + more > LARGEST && !portion.isEmpty()) {
        portions.add(portion);
        portion = new ArrayList<>();
        size = 0;
      }
      portion.add(block);
      size += more;
    }
    portions.add(portion);
    return portions;
  }

  private static int size(Block block) {
    int pieces = block.pieces().stream().mapToInt(LayoutChunks::size).sum();
    return pieces + 2 * AROUND + block.section().length();
  }

  private static int size(Piece piece) {
    return AROUND + size(piece.text()) + size(piece.field()) + size(piece.value());
  }

  /** JSON writes some characters as two bytes, a line end among them. */
  private static int size(String text) {
    long escaped = text.chars().filter(c -> c < ' ' || c == '"' || c == '\\').count();
    return text.getBytes(StandardCharsets.UTF_8).length + (int) escaped;
  }
}
