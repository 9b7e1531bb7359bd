package org.engagementledger.command.dossiers;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.engagementledger.command.references.KnownReferences;
import org.engagementledger.command.submissions.Asked;
import org.engagementledger.command.submissions.DossierMoved;
import org.engagementledger.events.Dossier;
import org.engagementledger.events.DossierEvent;
import org.jspecify.annotations.Nullable;

/**
 * One country, one dossier, one stream. What is decided stands in {@link DossierRules}; this class
 * is where Axon finds it.
 */
@Aggregate(
    type = "dossier",
    commandTargetResolver = "commandTargets",
    cache = "aggregates",
    snapshotTriggerDefinition = "dossierSnapshots")
final class CountryDossier {
  private @Nullable Dossier dossier;

  CountryDossier() {}

  @AggregateIdentifier
  @Nullable String stream() {
    return dossier == null ? null : dossier.country().code();
  }

  /**
   * Decides any command on a dossier.
   *
   * @return the dossier as it stands after it
   */
  @CommandHandler(commandName = DossierCommand.ROUTE)
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Dossier handle(
      DossierCommand command,
      KnownReferences known,
      @MetaDataValue(value = Asked.AT, required = true) Instant at,
      @MetaDataValue(Asked.IF_MATCH) @Nullable Long expected) {
    Dossier before = Optional.ofNullable(dossier).orElse(Dossier.unopened(command.country()));
    requireVersion(expected);
    DossierEvent event = DossierRules.decide(before, command, known, Asked.today(at));
    apply(event, attributes(event));
    return Objects.requireNonNull(dossier);
  }

  @EventSourcingHandler
  void on(DossierEvent event) {
    Dossier before = Optional.ofNullable(dossier).orElse(Dossier.unopened(event.country()));
    dossier = before.after(event);
  }

  /** Takes a snapshot, which is a dossier, instead of the events that made it. */
  @EventSourcingHandler
  void on(Dossier snapshot) {
    dossier = snapshot;
  }

  /** An entry has the id of the event that recorded it, so that it also names that event. */
  private static MetaData attributes(DossierEvent event) {
    Map<String, String> attributes = new HashMap<>();
    event.effective().ifPresent(date -> attributes.put("effectivedate", date.text()));
    event.ledToBy().ifPresent(entry -> attributes.put("causationid", entry.id()));
    return MetaData.from(attributes);
  }

  private static void requireVersion(@Nullable Long expected) {
    long version = Optional.ofNullable(AggregateLifecycle.getVersion()).orElse(-1L);
    if (expected != null && expected != version) {
      throw DossierMoved.to(version, expected);
    }
  }
}
