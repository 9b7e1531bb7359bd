package org.engagementledger.query.search;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.DayRange;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dates.Today;
import org.engagementledger.dossiers.DossierRedactions;
import org.engagementledger.events.RecordedEvent;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.time.KnownDossier;

/** Searches as someone does who reads every dossier and compares texts; knows of no read model. */
record FullScanSearch(List<RecordedEvent> events) {
  private static final Pattern TERM = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  /** A search; what is empty does not matter. */
  record ScanQuery(
      String q,
      String kind,
      String from,
      String to,
      Optional<String> asOf,
      Optional<Instant> knownAt) {
    static ScanQuery of(String q) {
      return new ScanQuery(q, "", "", "", Optional.empty(), Optional.empty());
    }
  }

  /** When something was recorded. */
  List<Instant> times() {
    return events.stream().map(RecordedEvent::time).toList();
  }

  /** The entries that fit, with how certain each is. */
  List<String> answers(ScanQuery question, Role role) {
    return events.stream()
        .map(event -> event.event().country())
        .distinct()
        .flatMap(country -> answers(question, country, role))
        .toList();
  }

  private Stream<String> answers(ScanQuery question, CountryCode country, Role role) {
    Instant time = question.knownAt().orElse(Instant.MAX);
    List<RecordedEvent> all =
        events.stream().filter(event -> event.event().country().equals(country)).toList();
    List<RecordedEvent> its = all.stream().filter(event -> !event.time().isAfter(time)).toList();
    DossierRedactions redactions = DossierRedactions.by(all.stream().map(RecordedEvent::event));
    KnownDossier everything = KnownDossier.unopened(country).after(its);
    KnownDossier known = role.seesPersons() ? everything : everything.forReaders(redactions);
    LocalDate day =
        question.asOf().map(LocalDate::parse).orElseGet(() -> Today.latest(Instant.now()));
    return known
        .asOf(day)
        .present()
        .filter(it -> fits(question, it.known().fact(), it.known().since()))
        .map(it -> it.id() + " " + it.certainty());
  }

  private static boolean fits(ScanQuery question, Fact fact, DayRange days) {
    return (question.kind().isEmpty() || question.kind().equals(kind(fact)))
        && (question.from().isEmpty()
            || !last(fact, days).isBefore(new EdtfDate(question.from()).earliest()))
        && (question.to().isEmpty()
            || !days.earliest().isAfter(new EdtfDate(question.to()).latest()))
        && terms(question.q()).stream()
            .allMatch(term -> texts(fact).stream().anyMatch(text -> holds(text, " " + term)));
  }

  /** What lasts goes on until its last day, whatever was known when it was recorded. */
  private static LocalDate last(Fact fact, DayRange days) {
    return fact.lastDay().map(EdtfDate::latest).orElse(days.latest());
  }

  /** Words end with a space, unless they may go on. */
  private static List<String> terms(String q) {
    List<String> terms = new ArrayList<>();
    TERM.matcher(q)
        .results()
        .forEach(
            it -> {
              String text = it.group().replace("\"", "");
              String words = words(text).strip();
              terms.add(text.endsWith("*") ? words : words + " ");
            });
    return terms;
  }

  private static boolean holds(String text, String term) {
    return words(text).contains(term);
  }

  /** In small letters without accents, one space before, between and behind. */
  private static String words(String text) {
    String plain =
        Normalizer.normalize(text.replace("Ø", "O").replace("ß", "ss"), Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT);
    return Arrays.stream(plain.replaceAll("\\p{M}", "").split("[^\\p{L}\\p{N}]+"))
        .filter(it -> !it.isEmpty())
        .collect(Collectors.joining(" ", " ", " "));
  }

  private static String kind(Fact fact) {
    return fact instanceof Engagement it
        ? it.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')
        : "attribute";
  }

  private static String title(Fact fact) {
    return switch (fact) {
      case Engagement it -> it.title();
      case Attribute it ->
          it.name().name().equals("ADDITIONAL") ? "Additional notes" : it.name().name();
      default -> "";
    };
  }

  private static List<String> texts(Fact fact) {
    return switch (fact) {
      case Engagement it ->
          Stream.concat(
                  Stream.of(it.title(), it.text(), it.quotation(), it.place()),
                  it.participants().stream().map(person -> person.function()))
              .toList();
      case Attribute it -> List.of(title(it), it.text());
      default -> List.of();
    };
  }
}
