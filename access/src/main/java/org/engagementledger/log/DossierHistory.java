package org.engagementledger.log;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.Dossier;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.PageImported;
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
    Version after(DomainEventMessage<?> message) {
      DossierEvent event = (DossierEvent) message.getPayload();
      return new Version(dossier.after(event), message.getSequenceNumber());
    }
  }

  /** The dossier as it stands. */
  public Version now(CountryCode country) {
    return last(country, message -> true);
  }

  /** The dossier as it stood after the event with that sequence, from 0. */
  public Dossier at(CountryCode country, long sequence) {
    return last(country, message -> message.getSequenceNumber() <= sequence).dossier();
  }

  /** The dossier as it stood after a page was last imported; unopened if none was. */
  public Dossier afterLastPage(CountryCode country) {
    AtomicLong lastPage = new AtomicLong(-1);
    last(country, message -> noteIfPage(message, lastPage));
    return at(country, lastPage.get());
  }

  private static boolean noteIfPage(DomainEventMessage<?> message, AtomicLong lastPage) {
    if (message.getPayload() instanceof PageImported) {
      lastPage.set(message.getSequenceNumber());
    }
    return true;
  }

  private Version last(CountryCode country, Predicate<DomainEventMessage<?>> wanted) {
    Version version = new Version(Dossier.unopened(country), -1);
    DomainEventStream stream = events.readEvents(country.code(), 0);
    while (stream.hasNext()) {
      DomainEventMessage<?> message = stream.next();
      if (!wanted.test(message)) {
        break;
      }
      version = version.after(message);
    }
    return version;
  }
}
