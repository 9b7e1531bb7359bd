package org.engagementledger.command.imports.pages;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.engagementledger.command.imports.FactSimilarity;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.ImportReport.Row;
import org.engagementledger.dates.DaySpan;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.events.PageLayout.Block;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Cosponsorship;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.facts.Fact.NonEndorsement;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.Fact.Withdrawal;
import org.engagementledger.pages.content.Page.Part;

/**
 * What becomes of a part of the page.
 *
 * @param row what the report says of it, if it is a fact
 * @param block how it stands in the layout, once the dossier is as after the import
 * @param again how another part of the page stands there that is the same entry
 */
record PartResult(
    Optional<Row> row, Function<Dossier, Block> block, BiFunction<Part, Dossier, Block> again) {
  private static final int LONGEST = 160;

  /** A heading, or anything else that is no fact. */
  static PartResult text(Part part) {
    return new PartResult(Optional.empty(), part::of, Part::of);
  }

  /** An entry that says what the page says. */
  static PartResult entry(Part part, Action action, EntryId entry, Fact saying) {
    return new PartResult(
        Optional.of(row(part.line(), action, part.fact().orElseThrow())),
        dossier -> part.of(entry, saying),
        (other, dossier) -> other.of(entry, saying));
  }

  /** A field of the dossier: as it was before if the page says the same as before. */
  static PartResult field(Part part, Action action, Function<Dossier, Dossier> as) {
    return new PartResult(
        part.fact().map(fact -> row(part.line(), action, fact)),
        dossier -> part.of(as.apply(dossier)),
        (other, dossier) -> other.of(as.apply(dossier)));
  }

  /** A fact of which nothing is recorded. */
  static PartResult unplaced(Part part) {
    return new PartResult(
        part.fact().map(fact -> row(part.line(), Action.TEXT, fact)),
        dossier -> part.unplaced(),
        (other, dossier) -> other.unplaced());
  }

  /** What becomes of another part that is the same entry: nothing more is recorded. */
  PartResult also(Part other) {
    Optional<Row> same = row.filter(it -> it.action() == Action.TEXT);
    Action action = same.isPresent() ? Action.TEXT : Action.UNCHANGED;
    return new PartResult(
        other.fact().map(fact -> row(other.line(), action, fact)),
        dossier -> again.apply(other, dossier),
        again);
  }

  /** A row of the report; a fact that is gone from the page has no line. */
  static Row row(int line, Action action, Fact fact) {
    String date = fact.date().equals(EdtfDate.UNKNOWN) ? "" : DaySpan.text(fact);
    return switch (fact) {
      case Engagement it ->
          new Row(
              line,
              "engagement",
              date,
              it.kind().name(),
              action,
              beginning(FactSimilarity.told(it)));
      case Position it ->
          new Row(line, sort(it), date, it.instrument().id(), action, it.status().name());
      case Attribute it ->
          new Row(line, "attribute", date, it.name().slug(), action, beginning(it.text()));
      case Contact it ->
          new Row(line, it.isMailbox() ? "mailbox" : "contact", date, it.post().name(), action, "");
      case Cosponsorship it ->
          new Row(line, "co-sponsorship", date, it.resolution().id(), action, "");
      case FollowUp it -> new Row(line, "follow-up", date, "", action, beginning(it.promise()));
    };
  }

  private static String sort(Position position) {
    return switch (position) {
      case Endorsement it -> "endorsement";
      case Withdrawal it -> "withdrawal";
      case NonEndorsement it -> "non-endorsement";
    };
  }

  private static String beginning(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "\u2026";
  }
}
