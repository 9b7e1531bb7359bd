package org.engagementledger.command.submissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.engagementledger.command.dossiers.DossierCommand.OpenDossier;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.Dossier;
import org.engagementledger.events.Refusal;
import org.engagementledger.ledger.Recorded;
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
        Arguments.of(DossierMoved.to(2, Set.of(1L)), "moved"),
        Arguments.of(new Refusal("no"), "refused"),
        Arguments.of(new KeyReused(), "refused"),
        Arguments.of(NotTaken.tooLarge(), "refused"),
        Arguments.of(NotTaken.refused(), "failed"),
        Arguments.of(NotTaken.unknown(), "failed"),
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
    Recorded event =
        new Recorded(1, Instant.EPOCH, "id", "type", "KZ", 0, Map.of("actor", "recorder"), "{}");
    Dossier after = Dossier.unopened(KZ);
    for (boolean repeated : new boolean[] {false, true, true}) {
      var unused = meters.timed(COMMAND, () -> new Receipt<>(event, after, repeated));
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
