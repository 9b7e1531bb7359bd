package org.engagementledger.benchmarks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.engagementledger.events.AttributeName;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.AttributeSet;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EndorsementRegistered;
import org.engagementledger.events.DossierEvent.EndorsementWithdrawn;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.events.DossierEvent.FollowUpCompleted;
import org.engagementledger.events.DossierEvent.FollowUpPromised;
import org.engagementledger.events.DossierEvent.ResolutionCosponsored;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.EngagementKind;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact.Attribute;
import org.engagementledger.events.Fact.Cosponsorship;
import org.engagementledger.events.Fact.Endorsement;
import org.engagementledger.events.Fact.Engagement;
import org.engagementledger.events.Fact.FollowUp;
import org.engagementledger.events.Fact.Withdrawal;
import org.engagementledger.events.Participant;

/**
 * What is recorded on one country, one event after the other. Of a hundred, 60 are engagements, 16
 * corrections, 4 retractions, 9 promises and 6 their ends; the rest are attributes, co-sponsorships
 * and, one or two of a hundred, what the state said of an instrument.
 */
final class InventedDossier {
  private final CountryCode country;
  private final Random random;
  private final InventedWords words;
  private final List<EntryId> engagements = new ArrayList<>();
  private final List<EntryId> promises = new ArrayList<>();
  private int events;

  InventedDossier(CountryCode country, Random random) {
    this.country = country;
    this.random = random;
    this.words = new InventedWords(random);
  }

  /** The next event; the day is the last on which anything can have happened. */
  DossierEvent next(LocalDate day) {
    EntryId fresh = new EntryId(country.code() + "-" + events++);
    if (events == 1) {
      String region = "Region " + random.nextInt(6);
      return new DossierOpened(country, country.englishName(), region, region + " East");
    }
    int drawn = random.nextInt(100);
    return drawn < 60 || engagements.isEmpty() ? met(fresh, day) : later(fresh, day, drawn);
  }

  private DossierEvent later(EntryId fresh, LocalDate day, int drawn) {
    if (drawn < 76) {
      return new EntryAmended(country, one(engagements), engagement(day), words.text(4));
    }
    if (drawn < 80) {
      EntryId wrong = engagements.remove(random.nextInt(engagements.size()));
      return new EntryRetracted(country, wrong, words.text(4));
    }
    return drawn < 95 ? promise(fresh, day, drawn) : said(fresh, day, drawn);
  }

  private DossierEvent promise(EntryId fresh, LocalDate day, int drawn) {
    if (drawn < 89 || promises.isEmpty()) {
      promises.add(fresh);
      return new FollowUpPromised(country, fresh, promise(day));
    }
    EntryId kept = promises.remove(random.nextInt(promises.size()));
    EdtfDate date = date(day);
    return new FollowUpCompleted(country, kept, FollowUp.State.DONE, date, words.text(5));
  }

  private DossierEvent said(EntryId fresh, LocalDate day, int drawn) {
    return switch (drawn) {
      case 95 -> new EndorsementRegistered(country, fresh, endorsement(day));
      case 96 ->
          random.nextInt(4) > 0
              ? new AttributeSet(country, fresh, attribute(day))
              : new EndorsementWithdrawn(country, fresh, withdrawal(day));
      case 97 -> new ResolutionCosponsored(country, fresh, cosponsorship(day));
      default -> new AttributeSet(country, fresh, attribute(day));
    };
  }

  private DossierEvent met(EntryId fresh, LocalDate day) {
    engagements.add(fresh);
    return new EngagementRecorded(country, fresh, engagement(day));
  }

  private Engagement engagement(LocalDate day) {
    EngagementKind[] kinds = EngagementKind.values();
    Participant theirs =
        new Participant(Participant.Side.THEIRS, Optional.empty(), "Counsellor", "");
    return new Engagement(
        kinds[random.nextInt(kinds.length)],
        date(day),
        Optional.empty(),
        words.text(5),
        words.text(40),
        "",
        "",
        "Geneva",
        List.of(theirs),
        List.of(),
        random.nextInt(3) == 0 ? List.of(one(InventedHistory.INSTRUMENTS).id()) : List.of(),
        List.of(),
        List.of(),
        random.nextInt(20) == 0,
        List.of());
  }

  private FollowUp promise(LocalDate day) {
    EdtfDate due = new EdtfDate(day.plusDays(30L + random.nextInt(200)).toString());
    return new FollowUp(
        one(engagements),
        words.text(8),
        "the mission",
        due,
        FollowUp.State.OPEN,
        date(day),
        List.of());
  }

  private Endorsement endorsement(LocalDate day) {
    return new Endorsement(
        one(InventedHistory.INSTRUMENTS).id(), date(day), "", List.of(), List.of());
  }

  private Withdrawal withdrawal(LocalDate day) {
    return new Withdrawal(
        one(InventedHistory.INSTRUMENTS).id(), date(day), "", List.of(), List.of());
  }

  private Cosponsorship cosponsorship(LocalDate day) {
    return new Cosponsorship(
        one(InventedHistory.RESOLUTIONS).id(), date(day), "", List.of(), List.of());
  }

  private Attribute attribute(LocalDate day) {
    AttributeName[] names = AttributeName.values();
    return new Attribute(names[random.nextInt(names.length)], words.text(20), date(day), List.of());
  }

  /** Within five years before; every third is a month, every tenth a year. */
  private EdtfDate date(LocalDate day) {
    String full = day.minusDays(random.nextInt(5 * 365)).toString();
    int drawn = random.nextInt(30);
    return new EdtfDate(full.substring(0, drawn < 3 ? 4 : drawn < 13 ? 7 : full.length()));
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
