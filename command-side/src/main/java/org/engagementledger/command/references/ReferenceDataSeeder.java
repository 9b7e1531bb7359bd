package org.engagementledger.command.references;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.engagementledger.command.CommandContext;
import org.engagementledger.command.CommandDispatcher;
import org.engagementledger.command.references.ReferenceCommand.DefineInstrument;
import org.engagementledger.command.references.ReferenceCommand.RegisterResolution;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.Resolution;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.pages.PageFormat;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * What every ledger knows from its first start on: the four instruments that the tracker's pages
 * speak of, and the resolutions on the protection of children and of education. Several processes
 * may start at once; each reference has an id of its own and is recorded once.
 */
@Component
final class ReferenceDataSeeder implements ApplicationRunner {
  /** The actor that their events name. */
  private static final String ACTOR = "system";

  private static final String COUNCIL = "Security Council";
  private static final String ASSEMBLY = "General Assembly";

  private static final List<Resolution> RESOLUTIONS =
      List.of(
          resolution(
              COUNCIL,
              "S/RES/1612 (2005)",
              "Children and armed conflict: monitoring and reporting",
              "2005-07-26"),
          resolution(
              COUNCIL,
              "S/RES/1998 (2011)",
              "Children and armed conflict: attacks on schools and hospitals",
              "2011-07-12"),
          resolution(
              COUNCIL,
              "S/RES/2143 (2014)",
              "Children and armed conflict: military use of schools",
              "2014-03-07"),
          resolution(COUNCIL, "S/RES/2286 (2016)", "Health care in armed conflict", "2016-05-03"),
          resolution(COUNCIL, "S/RES/2427 (2018)", "Children and armed conflict", "2018-07-09"),
          resolution(
              COUNCIL,
              "S/RES/2601 (2021)",
              "Protection of education in armed conflict",
              "2021-10-29"),
          resolution(
              ASSEMBLY,
              "A/RES/64/290",
              "The right to education in emergency situations",
              "2010-07-09"),
          resolution(
              ASSEMBLY,
              "A/RES/74/275",
              "International Day to Protect Education from Attack",
              "2020-05-28"));

  private final CommandDispatcher desk;
  private final Ledger ledger;

  ReferenceDataSeeder(CommandDispatcher desk, Ledger ledger) {
    this.desk = desk;
    this.ledger = ledger;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    commands()
        .filter(command -> ledger.lastSequence(command.stream()) < 0)
        .forEach(command -> desk.submit(command, CommandContext.by(ACTOR, id(command))));
  }

  private static Stream<ReferenceCommand> commands() {
    return Stream.concat(
        PageFormat.TRACKER.instruments().stream().map(DefineInstrument::new),
        RESOLUTIONS.stream().map(RegisterResolution::new));
  }

  private static String id(ReferenceCommand command) {
    byte[] name = (ACTOR + "\n" + command.stream()).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).toString();
  }

  private static Resolution resolution(String body, String symbol, String title, String adopted) {
    return Resolution.of(body, symbol, title, new EdtfDate(adopted));
  }
}
