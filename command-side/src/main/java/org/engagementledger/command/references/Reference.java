package org.engagementledger.command.references;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.engagementledger.events.ReferenceEvent;
import org.engagementledger.text.Refusal;
import org.jspecify.annotations.Nullable;

/** One instrument or one resolution, one stream. It is recorded once. */
@Aggregate(type = "reference", commandTargetResolver = "commandTargets")
final class Reference {
  @AggregateIdentifier private @Nullable String stream;

  Reference() {}

  /** Decides any command on a reference; returns what was recorded. */
  @CommandHandler(commandName = ReferenceCommand.ROUTE)
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  ReferenceEvent handle(ReferenceCommand command) {
    ReferenceEvent event = command.event();
    Refusal.unless(stream == null, "%s is recorded already", event.stream());
    apply(event);
    return event;
  }

  @EventSourcingHandler
  void on(ReferenceEvent event) {
    stream = event.stream();
  }
}
