package org.engagementledger.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.engagementledger.command.dossiers.DossierCommand.OpenDossier;
import org.engagementledger.command.dossiers.DossierCommand.RecordMeeting;
import org.engagementledger.command.submissions.Asked;
import org.engagementledger.command.submissions.CommandDesk;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.EngagementKind;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact.Engagement;
import org.engagementledger.ledger.Recorded;

/**
 * Meetings handed in as the API does it, through Axon's command gateway to the dossier of a country
 * and from there into the ledger. The countries come in turn.
 */
final class Commands implements Load.Work {

  private static final String TEXT =
      "Meeting with the permanent mission on the next session. " + "They will answer. ".repeat(20);

  private final CommandDesk desk;
  private final List<CountryCode> countries =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).stream()
          .sorted()
          .map(CountryCode::new)
          .toList();
  private final AtomicLong turn = new AtomicLong();

  Commands(CommandDesk desk) {
    this.desk = desk;
  }

  void openDossiers() {
    for (CountryCode country : countries) {
      Asked asked = Asked.by("benchmark", UUID.randomUUID().toString());
      var unused = desk.submit(new OpenDossier(country, country.englishName(), "", ""), asked);
    }
  }

  @Override
  public void doOnce(int client) {
    var unused = record();
  }

  Recorded record() {
    return record(countries.get((int) (turn.getAndIncrement() % countries.size())));
  }

  Recorded record(CountryCode country) {
    String id = UUID.randomUUID().toString();
    RecordMeeting command = new RecordMeeting(country, new EntryId(id), meeting());
    return desk.submit(command, Asked.by("benchmark", id)).recorded();
  }

  private static Engagement meeting() {
    return new Engagement(
        EngagementKind.MEETING,
        new EdtfDate("2024-03"),
        Optional.empty(),
        "Meeting in Geneva",
        TEXT,
        "",
        "",
        "Geneva",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        false,
        List.of());
  }
}
