package org.engagementledger.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.engagementledger.command.dossiers.DossierCommand.OpenDossier;
import org.engagementledger.command.dossiers.DossierCommand.RecordMeeting;
import org.engagementledger.command.submissions.Asked;
import org.engagementledger.command.submissions.CommandDesk;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact.Engagement;
import org.engagementledger.events.WireNames;
import org.engagementledger.json.RecordJson;
import org.engagementledger.ledger.Recorded;
import org.engagementledger.log.FactSort;
import tools.jackson.databind.json.JsonMapper;

/**
 * Meetings handed in as the API does it, through Axon's command gateway to the dossier of a country
 * and from there into the ledger. The countries come in turn.
 */
record Commands(CommandDesk desk, Load.Work rest, List<CountryCode> countries, AtomicLong turn)
    implements Load.Work {
  private static final JsonMapper JSON =
      RecordJson.builder(FactSort.MEMBER, WireNames.FACTS).build();

  /** To a product, whose dossiers are opened. */
  static Commands to(Archive product, Load.Work rest) {
    CommandDesk desk = product.bean(CommandDesk.class);
    var countries = Stream.of(Locale.getISOCountries()).map(CountryCode::new).toList();
    for (CountryCode country : countries) {
      Asked asked = Asked.by("benchmark", country.code());
      var unused = desk.submit(new OpenDossier(country, country.englishName(), "", ""), asked);
    }
    return new Commands(desk, rest, countries, new AtomicLong());
  }

  @Override
  public void doOnce(int client) {
    var unused = record();
  }

  @Override
  public void finish() throws Exception {
    rest.doOnce(0);
  }

  Recorded record() {
    long next = turn.getAndIncrement();
    CountryCode country = countries.get((int) (next % countries.size()));
    String id = UUID.randomUUID().toString();
    RecordMeeting command = new RecordMeeting(country, new EntryId(id), meeting(next));
    return desk.submit(command, Asked.by("benchmark", id)).recorded();
  }

  private static Engagement meeting(long number) {
    String meeting =
        """
        {"sort":"engagement","kind":"MEETING","date":"2024-03","title":"In Geneva","text":"%s"}"""
            .formatted(InventedWords.eventText(number));
    return JSON.readValue(meeting, Engagement.class);
  }
}
