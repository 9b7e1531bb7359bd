package org.engagementledger.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the contract asks of a ledger, so that the suite can be run against one that does nothing.
 */
interface Store extends AutoCloseable {
  List<Recorded> append(List<Proposal> commit);

  Optional<Recorded> find(String eventId);

  List<Recorded> read(long from, int limit);

  List<Recorded> readStream(String stream, long fromSequence, int limit);

  long lastSequence(String stream);

  long positionAt(Instant time);

  Tip head();

  boolean await(long position, Duration atMost);

  Following follow(Runnable callback);

  @Override
  void close();
}
