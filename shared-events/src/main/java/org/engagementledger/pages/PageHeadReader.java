package org.engagementledger.pages;

import java.util.List;
import org.engagementledger.pages.content.Field;
import org.engagementledger.pages.content.Line;
import org.engagementledger.pages.content.LineMarks;
import org.engagementledger.pages.content.PageBuilder;
import org.engagementledger.pages.content.Section;
import org.engagementledger.pages.content.TrimmedText;

/** Reads what stands above the first heading: the country's name, twice, and its region. */
final class PageHeadReader {
  private final PageBuilder page;
  private String name = "";
  private boolean located;

  PageHeadReader(PageBuilder page) {
    this.page = page;
  }

  void read(List<Line> lines) {
    lines.forEach(this::read);
  }

  private void read(Line line) {
    TrimmedText cut = cut(line);
    if (cut.isBlank()) {
      page.blank(line);
    } else if (name.isEmpty() && cut.core().equalsIgnoreCase("Flag")) {
      page.text(Section.HEAD, line);
    } else if (line.isRule()) {
      page.text(Section.HEAD, line);
    } else if (line.isLong()) {
      page.unplaced(Section.HEAD, line, "is too long for a name; kept as text");
    } else if (name.isEmpty() || (!located && cut.core().equalsIgnoreCase(name))) {
      name = cut.core();
      page.call(name);
      field(line, Field.NAME);
    } else if (!located) {
      located = true;
      page.locate(cut.core());
      field(line, Field.REGION);
    } else {
      page.unplaced(Section.HEAD, line, "stands above the first heading; kept as text");
    }
  }

  private void field(Line line, String field) {
    TrimmedText cut = cut(line);
    page.fields(Section.HEAD, line, PageBuilder.pieces(cut.lead(), field, cut.core(), cut.tail()));
  }

  /** Without marks and a colon at the end. */
  private static TrimmedText cut(Line line) {
    TrimmedText cut = LineMarks.cut(line.whole());
    return cut.core().endsWith(":")
        ? new TrimmedText(
            cut.lead(), cut.core().substring(0, cut.core().length() - 1), ":" + cut.tail())
        : cut;
  }
}
