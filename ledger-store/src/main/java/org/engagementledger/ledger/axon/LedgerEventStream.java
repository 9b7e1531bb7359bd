package org.engagementledger.ledger.axon;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.follow.LogSubscription;
import org.jspecify.annotations.Nullable;

/** The events after a position, as they come; a consumer is woken when the ledger grows. */
final class LedgerEventStream implements TrackingEventStream {
  private static final int PAGE = 256;
  private static final Duration LONG = Duration.ofSeconds(10);

  private final Ledger ledger;
  private final LedgerMessageMapper messages;
  private final Queue<TrackedEventMessage<?>> page = new ArrayDeque<>();
  private long read;
  private @Nullable LogSubscription following;

  LedgerEventStream(Ledger ledger, LedgerMessageMapper messages, long after) {
    this.ledger = ledger;
    this.messages = messages;
    this.read = after;
  }

  @Override
  public Optional<TrackedEventMessage<?>> peek() {
    return hasNext(Duration.ZERO) ? Optional.of(page.element()) : Optional.empty();
  }

  @Override
  public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return hasNext(Duration.of(timeout, unit.toChronoUnit()));
  }

  @Override
  public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
    while (!hasNextAvailable(Math.toIntExact(LONG.toMillis()), TimeUnit.MILLISECONDS)) {}
    return page.remove();
  }

  /** Calls back whenever the ledger grows. */
  @Override
  public boolean setOnAvailableCallback(Runnable callback) {
    close();
    following = ledger.follow(callback);
    return true;
  }

  @Override
  public void close() {
    if (following != null) {
      following.close();
      following = null;
    }
  }

  /** What there is now; the stream ends where the ledger ends. */
  Stream<TrackedEventMessage<?>> untilEnd() {
    return Stream.generate(this::nextIfThere)
        .takeWhile(Optional::isPresent)
        .map(Optional::orElseThrow);
  }

  private Optional<TrackedEventMessage<?>> nextIfThere() {
    return hasNext(Duration.ZERO) ? Optional.of(page.remove()) : Optional.empty();
  }

  private boolean hasNext(Duration atMost) {
    if (page.isEmpty() && ledger.await(read + 1, atMost)) {
      ledger.read(read + 1, PAGE).forEach(event -> page.add(messages.tracked(event)));
      read += page.size();
    }
    return !page.isEmpty();
  }
}
