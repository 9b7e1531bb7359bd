package org.engagementledger.log;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.Dossier;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.ledger.axon.UnreadableEvent;
import org.springframework.stereotype.Component;

/** Dossiers as they stood after one of their events, read from the ledger. */
@Component
public final class DossierHistory {
  private final EventStore events;

  DossierHistory(EventStore events) {
    this.events = events;
  }

  /**
   * A dossier at one of its versions.
   *
   * @param sequence of the last event in it; -1 before the first
   */
  public record Version(Dossier dossier, long sequence) {
    /** The version after the last of these events, or after that sequence if there are more. */
    public static Version last(CountryCode country, DomainEventStream events, long sequence) {
      Version version = new Version(Dossier.unopened(country), -1);
      while (events.hasNext() && events.peek().getSequenceNumber() <= sequence) {
        version = version.after(events.next());
      }
      return version;
    }

    /** A snapshot stands for all events before it; one that was discarded counts and is empty. */
    private Version after(DomainEventMessage<?> message) {
      Dossier after =
          switch (message.getPayload()) {
            case Dossier snapshot -> snapshot;
            case UnreadableEvent discarded -> dossier;
            default -> dossier.after((DossierEvent) message.getPayload());
          };
      return new Version(after, message.getSequenceNumber());
    }
  }

  /** The dossier as it stands. */
  public Version now(CountryCode country) {
    return Version.last(country, events.readEvents(country.code()), Long.MAX_VALUE);
  }

  /** The dossier as it stood after the event with that sequence, from 0. */
  public Dossier at(CountryCode country, long sequence) {
    return Version.last(country, events.readEvents(country.code(), 0), sequence).dossier();
  }
}
