package org.engagementledger.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A real ledger under the contract. */
record LedgerStore(Ledger ledger) implements Store {
  @Override
  public List<Recorded> append(List<Proposal> commit) {
    return ledger.append(commit);
  }

  @Override
  public Optional<Recorded> find(String eventId) {
    return ledger.find(eventId);
  }

  @Override
  public List<Recorded> read(long from, int limit) {
    return ledger.read(from, limit);
  }

  @Override
  public List<Recorded> readStream(String stream, long fromSequence, int limit) {
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
  public Tip head() {
    return ledger.head();
  }

  @Override
  public boolean await(long position, Duration atMost) {
    return ledger.await(position, atMost);
  }

  @Override
  public Following follow(Runnable callback) {
    return ledger.follow(callback);
  }

  @Override
  public void close() {
    ledger.close();
  }
}
