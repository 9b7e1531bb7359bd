package org.engagementledger.command.references;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.engagementledger.command.references.ReferenceCommand.DefineInstrument;
import org.engagementledger.command.references.ReferenceCommand.RegisterResolution;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.Instrument;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Resolution;
import org.engagementledger.facts.Source;
import org.engagementledger.text.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceTest {
  static Stream<ReferenceCommand> commands() {
    return Stream.of(
        new DefineInstrument(
            new Instrument(
                new InstrumentId("safe-schools-declaration"),
                "Safe Schools Declaration",
                "SSD",
                new EdtfDate("2015-05-29"),
                new Source("A list", "https://example.org/ssd"))),
        new RegisterResolution(
            Resolution.of(
                "Security Council", "S/RES/2427 (2018)", "Children", new EdtfDate("2018"))));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isRecorded(ReferenceCommand command) {
    reference()
        .givenNoPriorActivity()
        .when(asked(command))
        .expectEvents(command.event())
        .expectResultMessagePayload(command.event());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isRecordedOnce(ReferenceCommand command) {
    reference()
        .given(command.event())
        .when(asked(command))
        .expectNoEvents()
        .expectException(Refusal.class)
        .expectExceptionMessage(command.stream() + " is recorded already");
  }

  @Test
  void everyCommandIsShown() {
    assertThat(commands().map(Object::getClass).collect(Collectors.toSet()))
        .isEqualTo(Set.of(ReferenceCommand.class.getPermittedSubclasses()));
  }

  private static FixtureConfiguration<Reference> reference() {
    return new AggregateTestFixture<>(Reference.class)
        .registerCommandTargetResolver(
            command ->
                new VersionedAggregateIdentifier(
                    (Object) ((ReferenceCommand) command.getPayload()).stream(), null));
  }

  private static GenericCommandMessage<ReferenceCommand> asked(ReferenceCommand command) {
    return new GenericCommandMessage<>(new GenericMessage<>(command), ReferenceCommand.ROUTE);
  }
}
