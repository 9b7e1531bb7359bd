package org.engagementledger.query.changes;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.ReferenceData;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Participant;
import org.engagementledger.facts.PersonalText;
import org.engagementledger.facts.ResolutionId;
import org.engagementledger.facts.Source;
import org.engagementledger.query.changes.DossierComparison.EntryLine;
import org.engagementledger.query.wording.DomainLabels;
import org.engagementledger.query.wording.EnglishDate;
import org.engagementledger.query.wording.FactDescriptions;
import org.engagementledger.time.EntryChange.ChangeKind;
import org.engagementledger.time.FieldChange;

/** Changes in plain English. */
public final class ChangeDescriptions {
  private static final Map<ChangeKind, String> KINDS =
      Map.of(
          ChangeKind.ADDED, "Added",
          ChangeKind.CHANGED, "Changed",
          ChangeKind.WITHDRAWN, "Withdrawn",
          ChangeKind.RETRACTED, "Retracted",
          ChangeKind.REMOVED, "Removed",
          ChangeKind.CERTAIN, "Certain now",
          ChangeKind.UNCERTAIN, "Uncertain now");

  private final FactDescriptions facts;

  ChangeDescriptions(ReferenceData references) {
    this.facts = new FactDescriptions(references);
  }

  /** What became of an entry: "Possibly added". */
  public String kind(EntryLine line) {
    String word = KINDS.getOrDefault(line.kind(), "");
    return line.isOnlyPossible() && line.kind() != ChangeKind.UNCERTAIN
        ? "Possibly " + word.toLowerCase(Locale.ROOT)
        : word;
  }

  /** What the entry is. */
  public String entry(EntryLine line) {
    return facts.named(line.fact());
  }

  /** The instrument's name. */
  public String instrument(InstrumentId id) {
    return facts.name(id);
  }

  /** The name of a field. */
  public String field(FieldChange change) {
    return DomainLabels.plain(change.field());
  }

  /** How a field changed, word by word. */
  public List<DiffSegment> words(FieldChange change) {
    return DiffSegment.between(text(change.before()), text(change.after()));
  }

  /** What a field held. */
  public String text(Optional<?> value) {
    return value.map(this::text).orElse("");
  }

  private String text(Object value) {
    return switch (value) {
      case EdtfDate it -> EnglishDate.of(it);
      case PersonalText it -> it.text();
      case CountryCode it -> it.englishName();
      case InstrumentId it -> facts.name(it);
      case ResolutionId it -> facts.name(it);
      case EntryId it -> it.id();
      case Source it -> joined(Stream.of(it.title(), it.link()));
      case Participant it -> joined(Stream.of(text(it.name()), it.function(), it.organisation()));
      case Optional<?> it -> text(it);
      case Collection<?> it -> it.stream().map(this::text).collect(Collectors.joining("; "));
      case Enum<?> it -> DomainLabels.plain(it);
      case Boolean it -> it ? "yes" : "no";
      default -> value.toString();
    };
  }

  private static String joined(Stream<String> parts) {
    return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
  }
}
