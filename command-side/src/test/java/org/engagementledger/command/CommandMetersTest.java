package org.engagementledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.engagementledger.command.dossiers.DossierCommand.OpenDossier;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.text.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A metric says what became of a command, and never more than one thing. */
class CommandMetersTest {
  private static final CountryCode KZ = new CountryCode("KZ");
  private static final OpenDossier COMMAND = new OpenDossier(KZ, "Kazakhstan", "Asia", "");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final CommandMeters meters = new CommandMeters(registry);

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(VersionConflict.to(2, Set.of(1L)), "moved"),
        Arguments.of(new Refusal("no"), "refused"),
        Arguments.of(new IdempotencyKeyReused(), "refused"),
        Arguments.of(AppendFailed.tooLarge(), "refused"),
        Arguments.of(AppendFailed.refused(), "failed"),
        Arguments.of(AppendFailed.unknown(), "failed"),
        Arguments.of(new IllegalStateException("a fault"), "failed"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whatIsNotRecordedIsCountedByWhoseFaultItIs(RuntimeException failure, String outcome) {
    assertThatThrownBy(
            () ->
                meters.timed(
                    COMMAND,
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure);
    assertThat(only().getId().getTag("outcome")).isEqualTo(outcome);
    assertThat(only().getId().getTag("type")).isEqualTo("OpenDossier");
    assertThat(only().count()).isEqualTo(1);
  }

  @Test
  void whatIsAnsweredAgainIsNotRecordedAgain() {
    CommittedEvent event =
        new CommittedEvent(
            1, Instant.EPOCH, "id", "type", "KZ", 0, Map.of("actor", "recorder"), "{}");
    Dossier after = Dossier.unopened(KZ);
    for (boolean repeated : new boolean[] {false, true, true}) {
      var unused = meters.timed(COMMAND, () -> new CommandResult<>(event, after, repeated));
    }
    assertThat(registry.get("ledger.commands").tag("outcome", "recorded").timer().count())
        .isEqualTo(1);
    assertThat(registry.get("ledger.commands").tag("outcome", "repeated").timer().count())
        .isEqualTo(2);
  }

  private Timer only() {
    return registry.get("ledger.commands").timer();
  }
}
