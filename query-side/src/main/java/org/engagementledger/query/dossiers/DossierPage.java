package org.engagementledger.query.dossiers;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.dossiers.ReferenceData;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Contact.Post;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Participant;
import org.engagementledger.facts.Participant.Side;
import org.engagementledger.facts.PersonalText;
import org.engagementledger.paging.ListPage;
import org.engagementledger.query.wording.EnglishDate;
import org.engagementledger.query.wording.FactDescriptions;
import org.engagementledger.text.Refusal;
import org.engagementledger.time.AttributeAsOf;

/**
 * A dossier, arranged for reading.
 *
 * @param highlights the engagements that are marked so, the latest first
 * @param years the engagements by year, the latest first
 * @param open the promises that are open, first what is due first
 * @param ended the other promises
 * @param attributes what each attribute is today
 * @param contacts by where they sit
 * @param words names instruments and resolutions
 * @param hasMore whether other parts follow
 */
public record DossierPage(
    DossierView dossier,
    List<EntryView> highlights,
    Map<String, List<EntryView>> years,
    List<EntryView> open,
    List<EntryView> ended,
    Map<AttributeName, EntryView> attributes,
    Map<Post, List<EntryView>> contacts,
    FactDescriptions words,
    boolean hasMore) {
  private static final int ON_A_PAGE = 200;

  private static final Comparator<EntryView> BY_DATE =
      Comparator.comparing(entry -> entry.fact().date());
  private static final Comparator<EntryView> BY_DUE_DATE =
      Comparator.comparing(entry -> ((FollowUp) entry.fact()).due());

  /**
   * The dossier's page, of any length.
   *
   * @param attributes what each was, on the day as of which the dossier is shown
   */
  static DossierPage of(
      DossierView dossier, List<AttributeAsOf> attributes, ReferenceData references) {
    return of(dossier, attributes, references, 0, Integer.MAX_VALUE);
  }

  /** One part of it, from 1, if it is longer than a page: of each list the same stretch. */
  static DossierPage part(
      int number, DossierView dossier, List<AttributeAsOf> attributes, ReferenceData references) {
    if (number < 1) {
      throw new Refusal("'page' is a number from 1 on").at("/page");
    }
    int from = (int) Math.min(Integer.MAX_VALUE, (number - 1L) * ON_A_PAGE);
    return of(dossier, attributes, references, from, ON_A_PAGE);
  }

  private static DossierPage of(
      DossierView dossier,
      List<AttributeAsOf> attributes,
      ReferenceData references,
      int from,
      int size) {
    UnaryOperator<List<EntryView>> stretch = all -> ListPage.of(all, from, size).entries();
    List<EntryView> latestFirst =
        dossier.engagements().stream().sorted(BY_DATE.reversed()).toList();
    List<EntryView> highlights = latestFirst.stream().filter(DossierPage::isHighlight).toList();
    List<EntryView> open =
        dossier.followUps().stream().filter(DossierPage::isOpen).sorted(BY_DUE_DATE).toList();
    List<EntryView> ended = dossier.followUps().stream().filter(entry -> !isOpen(entry)).toList();
    int longest =
        Stream.of(
                latestFirst,
                dossier.positions(),
                dossier.cosponsorships(),
                dossier.contacts(),
                open,
                ended)
            .mapToInt(List::size)
            .max()
            .orElseThrow();
    return new DossierPage(
        dossier.with(stretch.apply(dossier.positions()), stretch.apply(dossier.cosponsorships())),
        stretch.apply(highlights),
        grouped(stretch.apply(latestFirst), entry -> EnglishDate.years(entry.fact().date())),
        stretch.apply(open),
        stretch.apply(ended),
        attributes(dossier, attributes),
        grouped(stretch.apply(dossier.contacts()), entry -> ((Contact) entry.fact()).post()),
        new FactDescriptions(references),
        longest > (long) from + size);
  }

  /** What was promised in that engagement. */
  public List<EntryView> promisedIn(EntryId engagement) {
    return dossier.followUps().stream()
        .filter(entry -> ((FollowUp) entry.fact()).engagement().equals(engagement))
        .limit(ON_A_PAGE)
        .toList();
  }

  /** The entries on what the state said of an instrument, in the order of recording. */
  public List<EntryView> saidOf(InstrumentId instrument) {
    return dossier.positions().stream()
        .filter(entry -> ((Position) entry.fact()).instrument().equals(instrument))
        .toList();
  }

  /** Those who took part on one side, in a line. */
  public String participants(Engagement engagement, Side side) {
    return engagement.participants().stream()
        .filter(participant -> participant.side() == side)
        .map(DossierPage::described)
        .collect(Collectors.joining("; "));
  }

  private static String described(Participant it) {
    return Stream.of(it.name().map(PersonalText::text).orElse(""), it.function(), it.organisation())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static boolean isHighlight(EntryView entry) {
    return ((Engagement) entry.fact()).highlight();
  }

  private static boolean isOpen(EntryView entry) {
    return ((FollowUp) entry.fact()).state() == FollowUp.State.OPEN;
  }

  private static Map<AttributeName, EntryView> attributes(
      DossierView dossier, List<AttributeAsOf> attributes) {
    Map<AttributeName, EntryView> today = new EnumMap<>(AttributeName.class);
    for (AttributeAsOf attribute : attributes) {
      EntryId last = attribute.values().getLast();
      dossier.attributes().stream()
          .filter(entry -> entry.id().equals(last))
          .forEach(entry -> today.put(attribute.name(), entry));
    }
    return today;
  }

  private static <K> Map<K, List<EntryView>> grouped(
      List<EntryView> entries, Function<EntryView, K> group) {
    return entries.stream()
        .collect(Collectors.groupingBy(group, LinkedHashMap::new, Collectors.toList()));
  }
}
