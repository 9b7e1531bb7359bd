package org.engagementledger.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Predicate;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.events.PageLayout;
import org.engagementledger.events.PageLayout.Block;
import org.engagementledger.facts.Instrument;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Source;
import org.engagementledger.pages.content.Page;

/**
 * The tracker's page of a country as plain text. Whatever was read and recorded is printed again
 * byte for byte, as far as nothing else was recorded since.
 *
 * @param instruments which instruments the lines under "Endorsements" mean, from the first on
 */
public record PageFormat(List<Instrument> instruments) {
  /**
   * The tracker's four. Its pages do not name them; the order is that of the tracker's own filters,
   * and the dates of the example that we know fit it.
   */
  public static final PageFormat TRACKER =
      new PageFormat(
          List.of(
              instrument(
                  "safe-schools-declaration",
                  "Safe Schools Declaration",
                  "Safe Schools",
                  "2015-05-29",
                  "https://protectingeducation.org/the-safe-schools-declaration/"),
              instrument(
                  "paris-principles",
                  "Paris Principles and Commitments",
                  "Paris Principles",
                  "2007-02",
                  "https://childrenandarmedconflict.un.org/publications/ParisPrinciples_EN.pdf"),
              instrument(
                  "vancouver-principles",
                  "Vancouver Principles on Peacekeeping and Preventing the Recruitment and Use of"
                      + " Child Soldiers",
                  "Vancouver Principles",
                  "2017-11-15",
                  "https://www.vancouverprinciples.com/"),
              instrument(
                  "explosive-weapons-declaration",
                  "Political Declaration on Explosive Weapons in Populated Areas",
                  "Explosive Weapons",
                  "2022-11-18",
                  "https://ewipa.org/")));

  /** The same list, unmodifiable. */
  public PageFormat {
    instruments = List.copyOf(instruments);
  }

  /**
   * Reads a page.
   *
   * @param bytes UTF-8, with or without a byte order mark, at most 4 MB
   * @throws org.engagementledger.text.Refusal if it is no page, with the line that says so
   */
  public Page read(byte[] bytes) {
    return read(bytes, line -> false);
  }

  /**
   * Reads a page that was read before in another form.
   *
   * @param known whether a line without a date among the highlights is a highlight all the same
   */
  public Page read(byte[] bytes, Predicate<String> known) {
    return new PageReader(order(), known).read(PageText.of(bytes));
  }

  /** Prints a dossier: laid out as its page was, or in the tracker's order if it never had one. */
  public String print(Dossier dossier) {
    StringBuilder page = new StringBuilder();
    try {
      print(dossier, page);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return page.toString();
  }

  /** Prints the same as it goes, so that the whole text need not be in memory. */
  public void print(Dossier dossier, Appendable to) throws IOException {
    boolean hadPage = !dossier.layout().equals(PageLayout.NONE);
    List<Block> blocks = hadPage ? dossier.layout().blocks() : DefaultPage.blocks(order());
    PageWriter page = new PageWriter(to, !hadPage);
    new PagePrinter(dossier, new PageMerge(dossier, order(), blocks).page(), page).print();
    page.end();
  }

  private List<InstrumentId> order() {
    return instruments.stream().map(Instrument::id).toList();
  }

  private static Instrument instrument(
      String id, String name, String shortName, String opened, String link) {
    return new Instrument(
        new InstrumentId(id), name, shortName, new EdtfDate(opened), new Source(name, link));
  }
}
