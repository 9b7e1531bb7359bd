package org.engagementledger.command;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.engagementledger.history.DossierHistory;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.append.AppendRefused;
import org.engagementledger.ledger.append.OutcomeUnknown;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.log.EntryTooLarge;
import org.engagementledger.problems.DatabaseUnavailable;
import org.engagementledger.problems.Problem;
import org.engagementledger.text.Refusal;
import org.springframework.stereotype.Component;

/**
 * Where every command is handed in. It answers once the command's event is durable, and gives the
 * first answer again to a command that was handed in before under the same id.
 *
 * <p>The command is decided on the caller's thread, one at a time for each dossier. Commands on
 * different dossiers wait for the ledger together, so one flush serves them all.
 */
@Component
public final class CommandDispatcher {
  /** How long other processes may get in before a command. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final CommandGateway gateway;
  private final Ledger ledger;
  private final DossierHistory history;
  private final Clock clock;
  private final CommandMeters meters;

  CommandDispatcher(
      CommandGateway gateway,
      Ledger ledger,
      DossierHistory history,
      Clock clock,
      CommandMeters meters) {
    this.gateway = gateway;
    this.ledger = ledger;
    this.history = history;
    this.clock = clock;
    this.meters = meters;
  }

  /**
   * Hands in a command; the receipt shows what it was about.
   *
   * @throws Refusal if the rules of the domain refuse it
   * @throws VersionConflict if the dossier is at another version than asked for
   * @throws IdempotencyKeyReused if another command was handed in under the same id
   */
  public <R> CommandResult<R> submit(Command<R> command, CommandContext asked) {
    return meters.timed(command, () -> send(command, asked));
  }

  /** Repeats are rare, and the ledger takes no id twice: so nobody asks for the id beforehand. */
  private <R> CommandResult<R> send(Command<R> command, CommandContext asked) {
    try {
      R after = decide(command, asked);
      CommittedEvent recorded = ledger.find(asked.id()).orElseThrow(() -> lost(asked));
      requireSameRequest(recorded, asked);
      return new CommandResult<>(recorded, after, false);
    } catch (RuntimeException refused) {
      return earlier(command, asked).orElseThrow(() -> refused);
    }
  }

  /**
   * Another process may have written to the stream in between, and then the command is decided
   * anew. A refusal may rest on a cached dossier, and has thrown it out of the cache; so it is
   * decided once more on what the ledger holds.
   */
  private <R> R decide(Command<R> command, CommandContext asked) {
    long begin = System.nanoTime();
    boolean refusedBefore = false;
    while (true) {
      try {
        return decideOnce(command, asked);
      } catch (ConcurrencyException | AggregateStreamCreationException contested) {
        if (System.nanoTime() - begin > PATIENCE.toNanos()) {
          throw AppendFailed.contested();
        }
      } catch (Refusal | Problem refused) {
        if (refusedBefore) {
          throw refused;
        }
        refusedBefore = true;
      }
    }
  }

  private <R> R decideOnce(Command<R> command, CommandContext asked) {
    MetaData data = MetaData.from(asked.metaData(command, clock.instant()));
    var payload = new GenericMessage<>(asked.id(), command, data);
    try {
      return command
          .subject()
          .cast(gateway.sendAndWait(new GenericCommandMessage<>(payload, command.route())));
    } catch (CommandExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    } catch (EntryTooLarge tooLarge) {
      throw AppendFailed.tooLarge();
    } catch (OutcomeUnknown unknown) {
      throw AppendFailed.unknown();
    } catch (AppendRefused refused) {
      throw DatabaseUnavailable.isDiskFull(refused)
          ? AppendFailed.diskFull()
          : AppendFailed.refused();
    } catch (LockAcquisitionFailedException busy) {
      throw AppendFailed.contested();
    }
  }

  private <R> Optional<CommandResult<R>> earlier(Command<R> command, CommandContext asked) {
    return ledger.find(asked.id()).map(event -> repeated(command, event, asked));
  }

  private <R> CommandResult<R> repeated(
      Command<R> command, CommittedEvent event, CommandContext asked) {
    requireSameRequest(event, asked);
    return new CommandResult<>(event, command.after(event, history), true);
  }

  /** Another process may have recorded the same under the same id, but for another reason. */
  private static void requireSameRequest(CommittedEvent event, CommandContext asked) {
    String first = event.attributes().getOrDefault("requesthash", "");
    if (!first.equals(asked.requestHash())) {
      throw new IdempotencyKeyReused();
    }
  }

  private static IllegalStateException lost(CommandContext asked) {
    return new IllegalStateException("the event of command " + asked.id() + " is not found");
  }
}
