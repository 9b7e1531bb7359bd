package org.engagementledger.query.dossiers;

import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Cosponsorship;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.facts.Participant.Side;
import org.engagementledger.facts.PersonalText;
import org.engagementledger.query.wording.DomainLabels;
import org.engagementledger.query.wording.EnglishDate;

/** A dossier as Markdown. */
final class DossierMarkdown {
  private final DossierPage page;
  private final MarkdownWriter out;

  private DossierMarkdown(DossierPage page, Writer to) {
    this.page = page;
    this.out = new MarkdownWriter(to);
  }

  /** Writes the dossier as it is printed, so that the whole text is nowhere. */
  static void print(DossierPage page, Writer to) {
    new DossierMarkdown(page, to).print();
  }

  private void print() {
    DossierView dossier = page.dossier();
    out.heading(1, dossier.name());
    out.paragraph(joined(" · ", dossier.country().code(), dossier.region(), dossier.subregion()));
    section("Endorsements", dossier.statuses(), this::status);
    section("Resolutions co-sponsored", dossier.cosponsorships(), this::cosponsorship);
    section("Open follow-ups", page.open(), this::followUp);
    section("About the state", List.copyOf(page.attributes().values()), this::attribute);
    engagements();
    section("Promises kept or dropped", page.ended(), this::ended);
    section("Contacts", dossier.contacts(), this::contact);
  }

  private <T> void section(String title, List<T> entries, Consumer<T> print) {
    if (!entries.isEmpty()) {
      out.heading(2, title);
      entries.forEach(print);
      out.endOfList();
    }
  }

  private void status(InstrumentStatus it) {
    String date = it.date().map(day -> ", " + EnglishDate.of(day)).orElse("");
    out.item(it.name(), DomainLabels.of(it.possible()) + date);
  }

  private void cosponsorship(EntryView entry) {
    Cosponsorship it = (Cosponsorship) entry.fact();
    out.item(
        page.words().name(it.resolution()), joined(", ", maybe(entry), EnglishDate.of(it.date())));
  }

  private void followUp(EntryView entry) {
    FollowUp it = (FollowUp) entry.fact();
    String due = it.due().equals(EdtfDate.UNKNOWN) ? "" : "due " + EnglishDate.of(it.due());
    out.item(it.promise(), joined(", ", maybe(entry), it.by(), due));
  }

  private void ended(EntryView entry) {
    FollowUp it = (FollowUp) entry.fact();
    out.item(
        it.promise(),
        joined(", ", it.by(), joined(" ", maybe(entry), DomainLabels.plain(it.state()))));
  }

  private void attribute(EntryView entry) {
    Attribute it = (Attribute) entry.fact();
    String text = it.text().isBlank() ? "nothing" : it.text();
    out.item(DomainLabels.of(it.name()), joined(", ", maybe(entry), text));
  }

  private void engagements() {
    if (!page.years().isEmpty()) {
      out.heading(2, "Engagements");
    }
    page.years()
        .forEach(
            (year, entries) -> {
              out.heading(3, year);
              entries.forEach(this::engagement);
            });
  }

  private void engagement(EntryView entry) {
    Engagement it = (Engagement) entry.fact();
    String date = EnglishDate.of(it);
    out.heading(4, joined(" · ", date, maybe(entry), DomainLabels.of(it.kind()), it.title()));
    if (!it.text().isBlank()) {
      out.paragraph(it.text());
    }
    if (!it.quotation().isBlank()) {
      out.quotation(it.quotation());
    }
    String where = joined(", ", it.forum(), it.place());
    if (!where.isEmpty()) {
      out.emphasis(where);
    }
    List<Detail> details =
        Stream.concat(
                Stream.of(
                    new Detail("From our side", page.participants(it, Side.OURS)),
                    new Detail("From theirs", page.participants(it, Side.THEIRS))),
                page.promisedIn(entry.id()).stream().map(DossierMarkdown::promised))
            .filter(detail -> !detail.words().isEmpty())
            .toList();
    details.forEach(detail -> out.item(detail.label(), detail.words()));
    if (!details.isEmpty()) {
      out.endOfList();
    }
  }

  /** A line below an engagement. */
  private record Detail(String label, String words) {}

  private static Detail promised(EntryView entry) {
    FollowUp it = (FollowUp) entry.fact();
    String state = DomainLabels.plain(it.state()).toLowerCase(Locale.ROOT);
    return new Detail("Promised", it.promise() + " (" + joined(" ", maybe(entry), state) + ")");
  }

  private void contact(EntryView entry) {
    Contact it = (Contact) entry.fact();
    String details =
        Stream.of(it.name(), it.email(), it.phone(), it.notes())
            .flatMap(part -> part.stream().map(PersonalText::text))
            .collect(Collectors.joining(", "));
    out.item(DomainLabels.of(it.post()), joined(", ", maybe(entry), it.function(), details));
  }

  private static String maybe(EntryView entry) {
    return entry.isUncertain() ? "possibly" : "";
  }

  private static String joined(String between, String... parts) {
    return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(between));
  }
}
