package org.engagementledger.ledger.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.follow.LogSubscription;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.log.LogHead;
import org.engagementledger.ledger.log.ProposedEvent;

/** A real ledger under the contract. */
record RealLedger(Ledger ledger) implements LedgerUnderTest {
  @Override
  public List<CommittedEvent> append(List<ProposedEvent> commit) {
    return ledger.append(commit);
  }

  @Override
  public Optional<CommittedEvent> find(String eventId) {
    return ledger.find(eventId);
  }

  @Override
  public List<CommittedEvent> read(long from, int limit) {
    return ledger.read(from, limit);
  }

  @Override
  public List<CommittedEvent> readStream(String stream, long fromSequence, int limit) {
    return ledger.readStream(stream, fromSequence, limit);
  }

  @Override
  public long lastSequence(String stream) {
    return ledger.lastSequence(stream);
  }

  @Override
  public long positionAt(Instant time) {
    return ledger.positionAt(time);
  }

  @Override
  public LogHead head() {
    return ledger.head();
  }

  @Override
  public boolean await(long position, Duration atMost) {
    return ledger.await(position, atMost);
  }

  @Override
  public LogSubscription follow(Runnable callback) {
    return ledger.follow(callback);
  }

  @Override
  public void close() {
    ledger.close();
  }
}
