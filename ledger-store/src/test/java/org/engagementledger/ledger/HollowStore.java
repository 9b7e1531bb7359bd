package org.engagementledger.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Accepts everything and keeps nothing: a contract that it fulfils is worth nothing. */
final class HollowStore implements Store {
  @Override
  public List<Recorded> append(List<Proposal> commit) {
    return List.of();
  }

  @Override
  public Optional<Recorded> find(String eventId) {
    return Optional.empty();
  }

  @Override
  public List<Recorded> read(long from, int limit) {
    return List.of();
  }

  @Override
  public List<Recorded> readStream(String stream, long fromSequence, int limit) {
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
  public Tip head() {
    return Tip.NOTHING;
  }

  @Override
  public boolean await(long position, Duration atMost) {
    return false;
  }

  @Override
  public Following follow(Runnable callback) {
    return () -> {};
  }

  @Override
  public void close() {}
}
