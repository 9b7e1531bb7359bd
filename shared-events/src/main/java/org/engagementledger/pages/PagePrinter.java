package org.engagementledger.pages;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.events.PageLayout.Block;
import org.engagementledger.events.PageLayout.Piece;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.pages.contacts.ContactPrinter;
import org.engagementledger.pages.content.Field;
import org.engagementledger.pages.content.Section;

/** Prints a dossier over the blocks of its page. */
final class PagePrinter {
  private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");

  private final Dossier dossier;
  private final List<PlacedBlock> page;
  private final String lineEnd;
  private final Map<EntryId, Fact> standing = new HashMap<>();
  private final PageWriter out;

  PagePrinter(Dossier dossier, List<PlacedBlock> page, PageWriter out) {
    this.out = out;
    this.dossier = dossier;
    this.page = page;
    this.lineEnd = lineEnd(page);
    dossier.standing().forEach(entry -> standing.put(entry.id(), entry.fact()));
  }

  void print() throws IOException {
    for (PlacedBlock placed : page) {
      print(placed);
    }
  }

  private void print(PlacedBlock placed) throws IOException {
    String text = text(placed.block());
    if (placed.added()) {
      separate(placed);
      text = LINE_END.matcher(text).replaceAll(Matcher.quoteReplacement(lineEnd));
    }
    out.write(text);
  }

  private void separate(PlacedBlock added) throws IOException {
    int wanted = added.section().holdsMailboxes() ? 1 : 2;
    for (int ends = out.isEmpty() ? wanted : lineEnds(); ends < wanted; ends++) {
      out.write(lineEnd);
    }
  }

  private int lineEnds() {
    return out.endsWith(lineEnd + lineEnd) ? 2 : out.endsWith(lineEnd) ? 1 : 0;
  }

  private String text(Block block) {
    if (block.entry().isEmpty()) {
      return text(block, field -> Field.of(dossier, field));
    }
    Fact fact = standing.get(block.entry().get());
    if (fact == null) {
      return "";
    }
    return fact instanceof Contact contact && !ContactPrinter.fills(contact, block)
        ? ContactPrinter.print(contact, Section.ofKey(block.section()), lineEnd) + tail(block)
        : text(block, field -> Field.of(fact, field));
  }

  private static String tail(Block block) {
    Piece last = block.pieces().getLast();
    return last.field().isEmpty() ? last.text() : "";
  }

  /** Without the fields it shows, a block has nothing to say. */
  private static String text(Block block, Function<String, Optional<Field>> fields) {
    StringBuilder text = new StringBuilder();
    for (Piece piece : block.pieces()) {
      if (piece.field().isEmpty()) {
        text.append(piece.text());
      } else {
        Optional<Field> field = fields.apply(piece.field());
        if (field.isEmpty()) {
          return "";
        }
        boolean asWritten = !piece.text().isEmpty() && field.get().value().equals(piece.value());
        text.append(asWritten ? piece.text() : shown(field.get(), piece));
      }
    }
    return text.toString();
  }

  private static String shown(Field field, Piece piece) {
    return piece.value().equals(Field.ONE_LINE) ? Field.onOneLine(field.shown()) : field.shown();
  }

  private static String lineEnd(List<PlacedBlock> page) {
    return page.stream()
        .flatMap(placed -> placed.block().pieces().stream())
        .map(piece -> LINE_END.matcher(piece.text()))
        .filter(Matcher::find)
        .map(Matcher::group)
        .findFirst()
        .orElse("\n");
  }
}
