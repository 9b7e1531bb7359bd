package org.engagementledger.ledger.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.engagementledger.ledger.follow.LogSubscription;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.log.LogHead;
import org.engagementledger.ledger.log.ProposedEvent;

/** Accepts everything and keeps nothing: a contract that it fulfils is worth nothing. */
final class HollowLedger implements LedgerUnderTest {
  @Override
  public List<CommittedEvent> append(List<ProposedEvent> commit) {
    return List.of();
  }

  @Override
  public Optional<CommittedEvent> find(String eventId) {
    return Optional.empty();
  }

  @Override
  public List<CommittedEvent> read(long from, int limit) {
    return List.of();
  }

  @Override
  public List<CommittedEvent> readStream(String stream, long fromSequence, int limit) {
    return List.of();
  }

  @Override
  public long lastSequence(String stream) {
    return -1;
  }

  @Override
  public long positionAt(Instant time) {
    return 0;
  }

  @Override
  public LogHead head() {
    return LogHead.NOTHING;
  }

  @Override
  public boolean await(long position, Duration atMost) {
    return false;
  }

  @Override
  public LogSubscription follow(Runnable callback) {
    return () -> {};
  }

  @Override
  public void close() {}
}
