package org.engagementledger.command.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.engagementledger.command.CommandContext;
import org.engagementledger.command.CommandDispatcher;
import org.engagementledger.command.CommandResult;
import org.engagementledger.command.CommandSide;
import org.engagementledger.command.IdempotencyKeyReused;
import org.engagementledger.command.dossiers.DossierCommand.AmendEntry;
import org.engagementledger.command.dossiers.DossierCommand.OpenDossier;
import org.engagementledger.command.dossiers.DossierCommand.RecordMeeting;
import org.engagementledger.command.dossiers.DossierCommand.RetractEntry;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.embedded.EmbeddedServer;
import org.engagementledger.facts.EntryId;
import org.engagementledger.history.DossierHistory;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.text.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Two command sides on one database, neither of which knows of the other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeveralProcessesIT {
  private EmbeddedServer server;
  private ConfigurableApplicationContext one;
  private ConfigurableApplicationContext other;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = EmbeddedServer.open(folder, 0);
    one = commandSide();
    other = commandSide();
  }

  @AfterAll
  void stop() {
    one.close();
    other.close();
    server.close();
  }

  @Test
  void bothRecordOnOneDossierAndNothingIsLost() throws Exception {
    open("KZ");
    int each = 40;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<CommandResult<Dossier>>> tasks =
          IntStream.range(0, 8)
              .<Callable<CommandResult<Dossier>>>mapToObj(
                  client -> () -> meet("KZ", client % 2 == 0 ? one : other, each))
              .toList();
      for (Future<CommandResult<Dossier>> done : threads.invokeAll(tasks)) {
        assertThat(done.get().repeated()).isFalse();
      }
    }

    List<CommittedEvent> stream = one.getBean(Ledger.class).readStream("KZ", 0, 10_000);
    assertThat(stream).hasSize(1 + 8 * each);
    assertThat(stream.getLast().sequence()).isEqualTo(8L * each);
  }

  @Test
  void aRefusalRestsOnWhatTheLedgerHoldsAndNotOnWhatWasOnceRead() {
    open("NO");
    EntryId meeting = meet("NO", one);
    CountryCode norway = new CountryCode("NO");
    desk(other).submit(new RetractEntry(norway, meeting, "mistaken"), asked());

    assertThatThrownBy(() -> desk(one).submit(new RetractEntry(norway, meeting, "x"), asked()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("was retracted");
    EntryId second = meet("NO", other);
    desk(one).submit(new AmendEntry(norway, second, Kazakhstan.meeting("2019"), "x"), asked());
    assertThat(one.getBean(DossierHistory.class).now(norway).dossier().entries()).hasSize(2);
  }

  @Test
  void whatWasRecordedForAnotherReasonUnderTheSameIdIsNoAnswer() {
    open("DK");
    meet("DK", other);
    RecordMeeting meeting = meeting("DK");
    desk(one).submit(meeting, asked(meeting, "a1", "as agreed"));

    // The other has not seen it yet: it looks for no earlier answer and decides the very same.
    assertThatThrownBy(() -> desk(other).submit(meeting, asked(meeting, "", "by mistake")))
        .isInstanceOf(IdempotencyKeyReused.class);
  }

  @Test
  void aLongDossierIsReadFromItsSnapshot() {
    open("SE");
    meet("SE", one, 450);
    Ledger ledger = other.getBean(Ledger.class);

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> ledger.snapshots().find("SE").filter(it -> it.sequence() >= 399).isPresent());

    DossierHistory history = other.getBean(DossierHistory.class);
    CountryCode sweden = new CountryCode("SE");
    assertThat(history.now(sweden).sequence()).isEqualTo(450);
    EntryId first = history.at(sweden, 1).entries().getFirst().id();
    assertThat(history.entry(sweden, first)).isEqualTo(history.now(sweden).dossier().entry(first));
    desk(other).submit(new RetractEntry(sweden, first, "mistaken"), asked());
    assertThat(history.entry(sweden, first)).isEqualTo(history.now(sweden).dossier().entry(first));
    meet("SE", other);
    assertThat(history.now(sweden).dossier().entries()).hasSize(451);
  }

  private void open(String country) {
    desk(one).submit(new OpenDossier(new CountryCode(country), country, "", ""), asked());
  }

  private static CommandResult<Dossier> meet(
      String country, ConfigurableApplicationContext side, int times) {
    meet(country, side);
    return IntStream.range(1, times)
        .mapToObj(time -> desk(side).submit(meeting(country), asked()))
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  private static EntryId meet(String country, ConfigurableApplicationContext side) {
    RecordMeeting meeting = meeting(country);
    desk(side).submit(meeting, asked());
    return meeting.entry();
  }

  private static RecordMeeting meeting(String country) {
    EntryId entry = new EntryId(UUID.randomUUID().toString());
    return new RecordMeeting(new CountryCode(country), entry, Kazakhstan.meeting("2018"));
  }

  private static CommandDispatcher desk(ConfigurableApplicationContext side) {
    return side.getBean(CommandDispatcher.class);
  }

  private static CommandContext asked(RecordMeeting meeting, String hash, String reason) {
    String id = meeting.entry().id();
    return new CommandContext(id, "recorder", hash, Optional.empty(), reason, "", "");
  }

  private static CommandContext asked() {
    return CommandContext.by("recorder", UUID.randomUUID().toString());
  }

  /** Whenever it is looked at, someone has just set it an hour forward. */
  private ConfigurableApplicationContext commandSide() {
    return new SpringApplicationBuilder(CommandSide.class)
        .run("--server.port=0", "--spring.mongodb.uri=" + server.connectionString());
  }
}
