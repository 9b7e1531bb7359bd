package org.engagementledger.query.changes;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.InstrumentId;
import org.engagementledger.events.Participant;
import org.engagementledger.events.Personal;
import org.engagementledger.events.References;
import org.engagementledger.events.ResolutionId;
import org.engagementledger.events.Source;
import org.engagementledger.query.changes.Changes.Line;
import org.engagementledger.query.english.EnglishDate;
import org.engagementledger.query.english.FactWords;
import org.engagementledger.query.english.Words;
import org.engagementledger.time.EntryChange.Kind;
import org.engagementledger.time.FieldChange;

/** Changes in plain English. */
public final class ChangeWords {
  private static final Map<Kind, String> KINDS =
      Map.of(
          Kind.ADDED, "Added",
          Kind.CHANGED, "Changed",
          Kind.WITHDRAWN, "Withdrawn",
          Kind.RETRACTED, "Retracted",
          Kind.REMOVED, "Removed",
          Kind.CERTAIN, "Certain now",
          Kind.UNCERTAIN, "Uncertain now");

  private final FactWords facts;

  ChangeWords(References references) {
    this.facts = new FactWords(references);
  }

  /** What became of an entry: "Possibly added". */
  public String kind(Line line) {
    String word = KINDS.getOrDefault(line.kind(), "");
    return line.isOnlyPossible() && line.kind() != Kind.UNCERTAIN
        ? "Possibly " + word.toLowerCase(Locale.ROOT)
        : word;
  }

  /** What the entry is. */
  public String entry(Line line) {
    return facts.named(line.fact());
  }

  /** The instrument's name. */
  public String instrument(InstrumentId id) {
    return facts.name(id);
  }

  /** The name of a field. */
  public String field(FieldChange change) {
    return Words.plain(change.field());
  }

  /** How a field changed, word by word. */
  public List<Piece> words(FieldChange change) {
    return Piece.between(text(change.before()), text(change.after()));
  }

  /** What a field held. */
  public String text(Optional<?> value) {
    return value.map(this::text).orElse("");
  }

  private String text(Object value) {
    return switch (value) {
      case EdtfDate it -> EnglishDate.of(it);
      case Personal it -> it.text();
      case CountryCode it -> it.englishName();
      case InstrumentId it -> facts.name(it);
      case ResolutionId it -> facts.name(it);
      case EntryId it -> it.id();
      case Source it -> joined(Stream.of(it.title(), it.link()));
      case Participant it -> joined(Stream.of(text(it.name()), it.function(), it.organisation()));
      case Optional<?> it -> text(it);
      case Collection<?> it -> it.stream().map(this::text).collect(Collectors.joining("; "));
      case Enum<?> it -> Words.plain(it);
      case Boolean it -> it ? "yes" : "no";
      default -> value.toString();
    };
  }

  private static String joined(Stream<String> parts) {
    return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
  }
}
