package org.engagementledger.benchmarks;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.References;
import org.engagementledger.query.dossiers.DossierView;
import org.engagementledger.query.dossiers.Dossiers;
import org.engagementledger.query.projections.Chronicle;
import org.engagementledger.query.references.KnownReferences;
import org.engagementledger.query.time.Asked;
import org.engagementledger.time.DossierAsOf;
import org.engagementledger.time.Today;

/** A dossier as of any date, and known at any time, beside the dossier as it stands. */
final class AsOfAnyDate implements Benchmark {
  private static final int SHORT_LOG = 10_000;

  private final Archives archives;

  AsOfAnyDate(Archives archives) {
    this.archives = archives;
  }

  @Override
  public void run(Conditions conditions) throws IOException {
    Report.answersHeader();
    for (int events : List.of(SHORT_LOG, conditions.events())) {
      Archive archive = archives.of(conditions, events);
      compare(conditions, archive, InventedHistory.TYPICAL, events);
      compare(conditions, archive, List.of(InventedHistory.LARGE), events);
    }
  }

  private static void compare(
      Conditions conditions, Archive archive, List<CountryCode> countries, int events) {
    boolean isLarge = countries.contains(InventedHistory.LARGE);
    int its = isLarge ? InventedHistory.LARGE_EVENTS : InventedHistory.TYPICAL_EVENTS;
    String which = "dossier of %,d in a log of %,d: ".formatted(its, events);
    Map<String, Load.Work> questions = new LinkedHashMap<>();
    questions.put(which + "now", new Question(archive, countries, false, false));
    questions.put(which + "as of any day", new Question(archive, countries, true, false));
    questions.put(which + "known at any time", new Question(archive, countries, false, true));
    questions.put(which + "both", new Question(archive, countries, true, true));
    new Answers(conditions).compare(questions);
  }

  /** A day within the last two years, drawn by chance. */
  static Optional<String> anyDay(Random random) {
    LocalDate today = Today.latest(Instant.now());
    return Optional.of(today.minusDays(random.nextInt(700)).toString());
  }

  /** What the controller of a dossier asks for, on the countries in turn. */
  private static final class Question implements Load.Work {
    private final Random random = new Random(1);
    private final Archive archive;
    private final Dossiers dossiers;
    private final References references;
    private final List<CountryCode> countries;
    private final boolean asOf;
    private final boolean known;

    Question(Archive archive, List<CountryCode> countries, boolean asOf, boolean known) {
      this.archive = archive;
      this.dossiers = archive.bean(Dossiers.class);
      this.references = archive.bean(KnownReferences.class).at(archive.catalogue());
      this.countries = countries;
      this.asOf = asOf;
      this.known = known;
    }

    @Override
    public void doOnce(int client) {
      CountryCode country = countries.get(random.nextInt(countries.size()));
      Asked asked =
          Archive.asked(
              asOf ? anyDay(random) : Optional.empty(), known ? anyDay(random) : Optional.empty());
      Chronicle chronicle = dossiers.of(country, asked, archive.catalogue());
      DossierAsOf seen = chronicle.known().asOf(asked.day());
      var unused = DossierView.of(seen.dossier(), seen, asked.time(), chronicle, references);
    }
  }
}
