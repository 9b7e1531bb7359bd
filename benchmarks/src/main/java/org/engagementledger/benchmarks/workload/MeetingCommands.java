package org.engagementledger.benchmarks.workload;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.engagementledger.benchmarks.measuring.ClosedLoopClients;
import org.engagementledger.command.CommandContext;
import org.engagementledger.command.CommandDispatcher;
import org.engagementledger.command.dossiers.DossierCommand.OpenDossier;
import org.engagementledger.command.dossiers.DossierCommand.RecordMeeting;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.events.WireNames;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.json.RecordJson;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.wiring.FactTypeName;
import tools.jackson.databind.json.JsonMapper;

/**
 * Meetings handed in as the API does it, through Axon's command gateway to the dossier of a country
 * and from there into the ledger. The countries come in turn.
 */
public record MeetingCommands(
    CommandDispatcher desk,
    ClosedLoopClients.ClientTask rest,
    List<CountryCode> countries,
    AtomicLong turn)
    implements ClosedLoopClients.ClientTask {
  private static final JsonMapper JSON =
      RecordJson.builder(FactTypeName.MEMBER, WireNames.FACTS).build();

  /** To a product, whose dossiers are opened. */
  public static MeetingCommands to(BenchmarkedProduct product, ClosedLoopClients.ClientTask rest) {
    CommandDispatcher desk = product.bean(CommandDispatcher.class);
    var countries = Stream.of(Locale.getISOCountries()).map(CountryCode::new).toList();
    for (CountryCode country : countries) {
      CommandContext asked = CommandContext.by("benchmark", country.code());
      var unused = desk.submit(new OpenDossier(country, country.englishName(), "", ""), asked);
    }
    return new MeetingCommands(desk, rest, countries, new AtomicLong());
  }

  @Override
  public void doOnce(int client) {
    var unused = record();
  }

  @Override
  public void finish() throws Exception {
    rest.doOnce(0);
  }

  public CommittedEvent record() {
    long next = turn.getAndIncrement();
    CountryCode country = countries.get((int) (next % countries.size()));
    String id = UUID.randomUUID().toString();
    RecordMeeting command = new RecordMeeting(country, new EntryId(id), meeting(next));
    return desk.submit(command, CommandContext.by("benchmark", id)).recorded();
  }

  private static Engagement meeting(long number) {
    String meeting =
        """
        {"sort":"engagement","kind":"MEETING","date":"2024-03","title":"In Geneva","text":"%s"}"""
            .formatted(InventedWords.eventText(number));
    return JSON.readValue(meeting, Engagement.class);
  }
}
