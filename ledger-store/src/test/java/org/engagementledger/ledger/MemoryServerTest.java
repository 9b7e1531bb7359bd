package org.engagementledger.ledger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract on a server in memory, the fastest there is. */
class MemoryServerTest extends LedgerContract {
  private static final MemoryServer SERVER = new MemoryServer();

  @BeforeAll
  static void start() {
    runsOn("a server in memory", SERVER.client());
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Override
  Store open(String database, LedgerOptions options) {
    return new LedgerStore(Ledger.open(SERVER.database(database), options));
  }
}
