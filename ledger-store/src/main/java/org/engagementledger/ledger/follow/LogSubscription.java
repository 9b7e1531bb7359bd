package org.engagementledger.ledger.follow;

/** A follower's registration; closing it ends the calls. */
@FunctionalInterface
public interface LogSubscription extends AutoCloseable {
  @Override
  void close();
}
