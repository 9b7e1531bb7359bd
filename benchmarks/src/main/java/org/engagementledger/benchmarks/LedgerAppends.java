package org.engagementledger.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLongArray;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.Proposal;

/** One event of a kilobyte to the ledger, each client to a stream of its own. */
final class LedgerAppends implements Load.Work {

  private static final int STREAMS = 64;
  private static final String DATA = "{\"text\":\"" + "x".repeat(600) + "\"}";

  private final Ledger ledger;
  private final AtomicLongArray sequences = new AtomicLongArray(STREAMS);

  LedgerAppends(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void doOnce(int client) {
    long sequence = sequences.getAndIncrement(client);
    var unused = ledger.append(List.of(proposal("benchmark-" + client, sequence)));
  }

  static Proposal proposal(String stream, long sequence) {
    return new Proposal(
        UUID.randomUUID().toString(),
        "org.engagementledger.benchmark.v1",
        stream,
        sequence,
        Map.of("actor", "benchmark"),
        DATA);
  }
}
