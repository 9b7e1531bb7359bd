package org.engagementledger.benchmarks;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** An aggregate that takes down whatever it is told. */
final class Notebook {
  private @Nullable String id;

  Notebook() {}

  /** Asks to take something down. */
  record Note(@TargetAggregateIdentifier String notebook, String text) {}

  /** Something was taken down. */
  record Noted(String notebook, String text) {}

  @AggregateIdentifier
  @Nullable String id() {
    return id;
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Note note) {
    apply(new Noted(note.notebook(), note.text()));
  }

  @EventSourcingHandler
  void on(Noted noted) {
    id = noted.notebook();
  }
}
