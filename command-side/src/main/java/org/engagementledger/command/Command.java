package org.engagementledger.command;

import org.engagementledger.history.DossierHistory;
import org.engagementledger.ledger.log.CommittedEvent;

/**
 * Something that can be asked to be recorded.
 *
 * @param <R> what it is about, as it stands once it was recorded
 */
public interface Command<R> {
  /** The stream in which its event goes. */
  String stream();

  /** The name under which Axon finds who decides it. */
  String route();

  /** The type of what it is about. */
  Class<R> subject();

  /** What it is about as it stood right after the event that it led to. */
  R after(CommittedEvent event, DossierHistory history);
}
