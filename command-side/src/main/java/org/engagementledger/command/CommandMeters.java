package org.engagementledger.command;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;
import org.engagementledger.problems.Problem;
import org.engagementledger.text.Refusal;
import org.springframework.stereotype.Component;

/** How long commands take, and what becomes of them; nothing of what they say. */
@Component
final class CommandMeters {
  private final MeterRegistry meters;

  CommandMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  <R> CommandResult<R> timed(Command<R> command, Supplier<CommandResult<R>> submission) {
    Timer.Sample sample = Timer.start(meters);
    String outcome = "failed";
    try {
      CommandResult<R> receipt = submission.get();
      outcome = receipt.repeated() ? "repeated" : "recorded";
      return receipt;
    } catch (RuntimeException notRecorded) {
      outcome = outcome(notRecorded);
      throw notRecorded;
    } finally {
      sample.stop(timer(command, outcome));
    }
  }

  private Timer timer(Command<?> command, String outcome) {
    return Timer.builder("ledger.commands")
        .description("From handing a command in until it is answered")
        .tag("type", command.getClass().getSimpleName())
        .tag("outcome", outcome)
        .register(meters);
  }

  private static String outcome(RuntimeException notRecorded) {
    return switch (notRecorded) {
      case VersionConflict moved -> "moved";
      case Refusal refused -> "refused";
      case Problem problem -> problem.status().is4xxClientError() ? "refused" : "failed";
      default -> "failed";
    };
  }
}
