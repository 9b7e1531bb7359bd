package org.engagementledger.command.dossiers;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.engagementledger.command.CommandContext;
import org.engagementledger.command.VersionConflict;
import org.engagementledger.command.references.ReferenceLookup;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.Today;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.DossierOutline;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.history.DossierHistory;
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
  private @Nullable DossierOutline outline;

  CountryDossier() {}

  @AggregateIdentifier
  @Nullable String stream() {
    return outline == null ? null : outline.country().code();
  }

  /**
   * Decides any command on a dossier.
   *
   * @return the dossier as it stands after it, without engagements that it does not name
   */
  @CommandHandler(commandName = DossierCommand.ROUTE)
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Dossier handle(
      DossierCommand command,
      ReferenceLookup known,
      DossierHistory history,
      @MetaDataValue(value = CommandContext.AT, required = true) Instant at,
      @MetaDataValue(CommandContext.IF_MATCH) @Nullable Set<Long> expected) {
    requireVersion(expected);
    CountryCode country = command.country();
    Dossier before =
        Optional.ofNullable(outline)
            .orElseGet(() -> new DossierOutline(country))
            .with(command.named(), history.said(country));
    LocalDate today = Today.latest(at);
    DossierEvent event = DossierRules.decide(before, command, known, today);
    apply(event, attributes(event).and(CommandContext.AT, at));
    return before.after(event, today);
  }

  /**
   * Goes on by an event.
   *
   * @param time when the ledger recorded it
   * @param at when its command came, as long as the ledger has not recorded it
   */
  @EventSourcingHandler
  void on(
      DossierEvent event,
      @SequenceNumber long sequence,
      @Timestamp Instant time,
      @MetaDataValue(CommandContext.AT) @Nullable Instant at) {
    if (outline == null) {
      outline = new DossierOutline(event.country());
    }
    outline.take(event, sequence, Today.latest(at == null ? time : at));
  }

  /** Takes a snapshot instead of the events that made it. */
  @EventSourcingHandler
  void on(DossierOutline.OutlineSnapshot snapshot) {
    outline = new DossierOutline(snapshot);
  }

  /** An entry has the id of the event that recorded it, so that it also names that event. */
  private static MetaData attributes(DossierEvent event) {
    Map<String, String> attributes = new HashMap<>();
    event.effective().ifPresent(date -> attributes.put("effectivedate", date.text()));
    event.lastDay().ifPresent(day -> attributes.put("effectivelastday", day.text()));
    event.ledToBy().ifPresent(entry -> attributes.put("causationid", entry.id()));
    return MetaData.from(attributes);
  }

  private static void requireVersion(@Nullable Set<Long> expected) {
    long version = Optional.ofNullable(AggregateLifecycle.getVersion()).orElse(-1L);
    if (expected != null && !expected.contains(version)) {
      throw VersionConflict.to(version, expected);
    }
  }
}
