package org.engagementledger.ledger.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.engagementledger.ledger.follow.LogSubscription;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.log.LogHead;
import org.engagementledger.ledger.log.ProposedEvent;

/**
 * What the contract asks of a ledger, so that the suite can be run against one that does nothing.
 */
interface LedgerUnderTest extends AutoCloseable {
  List<CommittedEvent> append(List<ProposedEvent> commit);

  Optional<CommittedEvent> find(String eventId);

  List<CommittedEvent> read(long from, int limit);

  List<CommittedEvent> readStream(String stream, long fromSequence, int limit);

  long lastSequence(String stream);

  long positionAt(Instant time);

  LogHead head();

  boolean await(long position, Duration atMost);

  LogSubscription follow(Runnable callback);

  @Override
  void close();
}
