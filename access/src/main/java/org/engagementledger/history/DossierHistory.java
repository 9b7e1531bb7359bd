package org.engagementledger.history;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.Today;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.DossierBuilder;
import org.engagementledger.dossiers.DossierOutline;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.Stating;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.springframework.stereotype.Component;

/** Dossiers as they stood after one of their events, read from the ledger. */
@Component
public final class DossierHistory {
  private final EventStore events;

  /** Dossiers whose events are in that store. */
  public DossierHistory(EventStore events) {
    this.events = events;
  }

  /**
   * A dossier at one of its versions.
   *
   * @param sequence of the last event in it; -1 before the first
   */
  public record DossierVersion(Dossier dossier, long sequence) {
    /** The next version, which has that event as well, recorded by that day. */
    public DossierVersion after(DossierEvent event, LocalDate recorded) {
      return new DossierVersion(dossier.after(event, recorded), sequence + 1);
    }
  }

  /**
   * An event with who brought it about.
   *
   * @param id of the event
   * @param reason that was given; empty if there was none
   * @param day the latest that had begun anywhere when it was recorded
   */
  public record AttributedEvent(
      String id, String actor, String reason, LocalDate day, DossierEvent event) {}

  /** Everything that happened to a dossier, from its first event on. */
  public Stream<AttributedEvent> events(CountryCode country) {
    return events
        .readEvents(country.code(), 0)
        .asStream()
        .flatMap(message -> counted(message).map(it -> attributed(message, it)).stream());
  }

  private static AttributedEvent attributed(DomainEventMessage<?> message, DossierEvent event) {
    return new AttributedEvent(
        message.getIdentifier(), actor(message), reason(message), day(message), event);
  }

  private static LocalDate day(DomainEventMessage<?> message) {
    return Today.latest(message.getTimestamp());
  }

  private static String actor(DomainEventMessage<?> message) {
    return String.valueOf(message.getMetaData().getOrDefault("actor", "somebody"));
  }

  private static String reason(DomainEventMessage<?> message) {
    return String.valueOf(message.getMetaData().getOrDefault("reason", ""));
  }

  /** The dossier as it stands, read from its first event on. */
  public DossierVersion now(CountryCode country) {
    return until(country, Long.MAX_VALUE);
  }

  /** The dossier as it stood after the event with that sequence, from 0. */
  public Dossier at(CountryCode country, long sequence) {
    return until(country, sequence).dossier();
  }

  /** One entry as it stands, whether it counts or not. */
  public Optional<Entry> entry(CountryCode country, EntryId id) {
    DomainEventStream stream = events.readEvents(country.code());
    return outline(country, stream).with(Stream.of(id), said(country)).entry(id);
  }

  /** What the event with a sequence says that an entry of that country's dossier holds. */
  public LongFunction<Fact> said(CountryCode country) {
    return sequence ->
        ((Stating) events.readEvents(country.code(), sequence).next().getPayload()).fact();
  }

  /** The outline of a dossier after those events, the first of which may be a snapshot. */
  public static DossierOutline outline(CountryCode country, DomainEventStream events) {
    DossierOutline outline = new DossierOutline(country);
    while (events.hasNext()) {
      DomainEventMessage<?> message = events.next();
      switch (message.getPayload()) {
        case DossierOutline.OutlineSnapshot snapshot -> outline = new DossierOutline(snapshot);
        case DossierEvent event -> outline.take(event, message.getSequenceNumber(), day(message));
        default -> {} // one that was discarded
      }
    }
    return outline;
  }

  /** What happened; nothing if it cannot be read and was discarded. */
  public static Optional<DossierEvent> counted(DomainEventMessage<?> message) {
    return message.getPayload() instanceof DossierEvent event
        ? Optional.of(event)
        : Optional.empty();
  }

  private DossierVersion until(CountryCode country, long last) {
    DossierBuilder draft = new DossierBuilder(Dossier.unopened(country));
    long sequence = -1;
    DomainEventStream stream = events.readEvents(country.code(), 0);
    while (sequence < last && stream.hasNext()) {
      DomainEventMessage<?> message = stream.next();
      sequence = message.getSequenceNumber();
      counted(message).ifPresent(it -> draft.take(it, day(message)));
    }
    return new DossierVersion(draft.dossier(), sequence);
  }
}
