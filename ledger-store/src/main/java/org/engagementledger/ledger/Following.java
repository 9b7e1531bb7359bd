package org.engagementledger.ledger;

/** A follower's registration; closing it ends the calls. */
@FunctionalInterface
public interface Following extends AutoCloseable {
  @Override
  void close();
}
