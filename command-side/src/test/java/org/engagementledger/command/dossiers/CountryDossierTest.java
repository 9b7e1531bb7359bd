package org.engagementledger.command.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.CoreMatchers.containsString;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.engagementledger.command.CommandContext;
import org.engagementledger.command.VersionConflict;
import org.engagementledger.command.dossiers.DossierCommand.RecordMeeting;
import org.engagementledger.command.dossiers.Scenario.ExpectedEvent;
import org.engagementledger.command.dossiers.Scenario.ExpectedRefusal;
import org.engagementledger.command.references.ReferenceLookup;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dates.Today;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.DossierOutline;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.history.DossierHistory;
import org.engagementledger.text.Refusal;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CountryDossierTest {
  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

  @ParameterizedTest
  @MethodSource("org.engagementledger.command.dossiers.AcceptedCommands#all")
  void leadsToAnEvent(ExpectedEvent scenario) {
    dossier()
        .given(scenario.given())
        .when(asked(scenario.when()))
        .expectSuccessfulHandlerExecution()
        .expectEvents(scenario.then())
        .expectResultMessagePayloadMatching(showingWhatIsNamedOf(after(scenario), scenario.when()));
  }

  @ParameterizedTest
  @MethodSource("org.engagementledger.command.dossiers.RefusedCommands#all")
  void isRefusedInWordsThatHelp(ExpectedRefusal scenario) {
    dossier()
        .given(scenario.given())
        .when(asked(scenario.when()))
        .expectNoEvents()
        .expectException(RuntimeException.class)
        .expectExceptionMessage(containsString(scenario.because()));
  }

  @Test
  void everyCommandIsShownAcceptedAndRefused() {
    Set<Class<?>> commands = leaves(DossierCommand.class).collect(Collectors.toSet());

    assertThat(commands).hasSizeGreaterThan(15);
    assertThat(AcceptedCommands.all().map(it -> it.when().getClass()).collect(Collectors.toSet()))
        .isEqualTo(commands);
    assertThat(RefusedCommands.all().map(it -> it.when().getClass()).collect(Collectors.toSet()))
        .isEqualTo(commands);
  }

  /** It begins where clocks are fourteen hours ahead of UTC. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-24T09:59:59Z, 2026-11-24, 2026-11-25",
    "2026-11-24T10:00:00Z, 2026-11-25, 2026-11-26",
    "2026-12-31T09:59:59Z, 2026-12-31, 2027-01-01",
    "2026-12-31T10:00:00Z, 2027-01-01, 2027-01-02",
    "2026-12-31T10:00:00Z, 2027-01, 2027-02",
    "2026-12-31T10:00:00Z, 2027, 2028"
  })
  void whatIsAcceptedEndsWithTheDayThatHasBegunAnywhere(Instant now, String last, String next) {
    Map<String, Object> at = Map.of(CommandContext.AT, now);
    dossier()
        .given(Kazakhstan.OPENED)
        .when(asked(met(Kazakhstan.meeting(last)), at))
        .expectSuccessfulHandlerExecution();
    dossier()
        .given(Kazakhstan.OPENED)
        .when(asked(met(Kazakhstan.meeting(next)), at))
        .expectNoEvents()
        .expectExceptionMessage(containsString("lies in the future"));
    if (last.length() > 7) {
      dossier()
          .given(Kazakhstan.OPENED)
          .when(asked(met(RefusedCommands.lasting("2026-11-20", last)), at))
          .expectSuccessfulHandlerExecution();
      dossier()
          .given(Kazakhstan.OPENED)
          .when(asked(met(RefusedCommands.lasting("2026-11-20", next)), at))
          .expectNoEvents()
          .expectExceptionMessage(containsString("the last day " + next + " lies in the future"));
    }
  }

  private static RecordMeeting met(Engagement meeting) {
    return new RecordMeeting(Kazakhstan.KZ, Kazakhstan.NEW, meeting);
  }

  @Test
  void aCommandMeantForAnotherVersionIsRefused() {
    var command = new RecordMeeting(Kazakhstan.KZ, Kazakhstan.NEW, Kazakhstan.meeting("2018"));

    dossier()
        .given(Kazakhstan.OPENED, Kazakhstan.MET)
        .when(asked(command, Map.of(CommandContext.IF_MATCH, Set.of(0L))))
        .expectNoEvents()
        .expectException(VersionConflict.class)
        .expectExceptionMessage("The dossier is at version 1, not at 0.");
    dossier()
        .given(Kazakhstan.OPENED, Kazakhstan.MET)
        .when(asked(command, Map.of(CommandContext.IF_MATCH, Set.of(1L, 7L))))
        .expectSuccessfulHandlerExecution();
  }

  @Test
  void anAmendmentOfAnOlderVersionOfTheEntryIsRefused() {
    DossierEvent amended =
        new DossierEvent.EntryAmended(
            Kazakhstan.KZ, Kazakhstan.MEETING, Kazakhstan.meeting("2018-07-09"), "day");

    dossier()
        .given(Kazakhstan.OPENED, Kazakhstan.MET, amended)
        .when(
            asked(
                new DossierCommand.AmendEntry(
                    Kazakhstan.KZ, Kazakhstan.MEETING, 1, Kazakhstan.meeting("2018-07"), "x")))
        .expectNoEvents()
        .expectException(VersionConflict.class)
        .expectExceptionMessage("The entry is at version 2, not at 1.");
  }

  @Test
  void aSnapshotStandsForTheEventsBeforeIt() {
    DossierOutline outline = new DossierOutline(Kazakhstan.KZ);
    outline.take(Kazakhstan.OPENED, 0, Today.latest(NOW));
    outline.take(Kazakhstan.CONTACT_ADDED, 1, Today.latest(NOW));

    dossier()
        .given(outline.kept())
        .when(asked(new DossierCommand.RetractEntry(Kazakhstan.KZ, Kazakhstan.CONTACT, "why")))
        .expectEvents(new DossierEvent.EntryRetracted(Kazakhstan.KZ, Kazakhstan.CONTACT, "why"));
  }

  @Test
  void whatWasRecordedInOneYearHappenedBeforeWhatHappenedInTheNext() {
    Instant then = Instant.parse("2019-05-02T11:00:00Z");
    DossierCommand endorsedLater =
        new DossierCommand.AmendEntry(
            Kazakhstan.KZ, Kazakhstan.ENDORSEMENT, Kazakhstan.endorsement("2021"), "misread");

    dossier()
        .givenCurrentTime(then)
        .andGiven(
            Kazakhstan.OPENED,
            Kazakhstan.ENDORSED,
            new DossierEvent.EndorsementWithdrawn(
                Kazakhstan.KZ, Kazakhstan.WITHDRAWAL, Kazakhstan.withdrawal("2018/..")))
        .when(asked(endorsedLater))
        .expectNoEvents()
        .expectException(Refusal.class)
        .expectExceptionMessage(
            "KZ's withdrawal from safe-schools-declaration (2018/..) was recorded by 3 May 2019, so"
                + " it happened by then; the endorsement (2021) cannot come before it. Amend or"
                + " retract the one that is wrong");
  }

  @Test
  void aPromiseIsNotAmendedToADayAfterItsEndWasRecorded() {
    dossier()
        .givenCurrentTime(Instant.parse("2019-05-02T11:00:00Z"))
        .andGiven(
            Kazakhstan.OPENED,
            Kazakhstan.MET,
            Kazakhstan.PROMISED,
            new DossierEvent.FollowUpCompleted(
                Kazakhstan.KZ, Kazakhstan.PROMISE, FollowUp.State.DONE, EdtfDate.UNKNOWN, ""))
        .when(
            asked(
                new DossierCommand.AmendEntry(
                    Kazakhstan.KZ,
                    Kazakhstan.PROMISE,
                    Kazakhstan.promise("2021", "2030").ended(FollowUp.State.DONE),
                    "misread")))
        .expectNoEvents()
        .expectException(Refusal.class)
        .expectExceptionMessage(
            "this follow-up had ended by 3 May 2019, so it cannot have been promised 2021; give an"
                + " earlier date, or amend its state to OPEN if it has not ended");
  }

  @Test
  void aMeetingIsNoLetter() {
    assertThatThrownBy(
            () ->
                new DossierCommand.RecordLetter(
                    Kazakhstan.KZ, Kazakhstan.NEW, Kazakhstan.meeting("2018")))
        .isInstanceOf(Refusal.class)
        .hasMessage("this records a LETTER, not a MEETING");
  }

  private static FixtureConfiguration<CountryDossier> dossier() {
    AggregateTestFixture<CountryDossier> fixture = new AggregateTestFixture<>(CountryDossier.class);
    return fixture
        .registerInjectableResource(ReferenceLookup.of(Kazakhstan.references()))
        .registerInjectableResource(new DossierHistory(fixture.getEventStore()))
        .registerCommandTargetResolver(
            command ->
                new VersionedAggregateIdentifier(
                    (Object) ((DossierCommand) command.getPayload()).stream(), null));
  }

  private static CommandMessage<DossierCommand> asked(DossierCommand command) {
    return asked(command, Map.of());
  }

  private static CommandMessage<DossierCommand> asked(
      DossierCommand command, Map<String, Object> conditions) {
    Map<String, Object> data = new HashMap<>(conditions);
    data.putIfAbsent(CommandContext.AT, NOW);
    return new GenericCommandMessage<>(new GenericMessage<>(command, data), DossierCommand.ROUTE);
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(CountryDossierTest::leaves)
        : Stream.of(type);
  }

  private static Matcher<Dossier> showingWhatIsNamedOf(Dossier whole, DossierCommand command) {
    return new CustomTypeSafeMatcher<>("shows what is named of " + whole) {
      @Override
      protected boolean matchesSafely(Dossier shown) {
        return shown.name().equals(whole.name())
            && command
                .named()
                .allMatch(
                    id ->
                        shown
                            .entry(id)
                            .map(Entry::shown)
                            .equals(whole.entry(id).map(Entry::shown)));
      }
    };
  }

  private static Dossier after(ExpectedEvent scenario) {
    return Stream.concat(scenario.given().stream(), Stream.of(scenario.then()))
        .reduce(
            Dossier.unopened(Kazakhstan.KZ),
            (dossier, event) -> dossier.after(event, Today.latest(NOW)),
            (one, other) -> other);
  }
}
