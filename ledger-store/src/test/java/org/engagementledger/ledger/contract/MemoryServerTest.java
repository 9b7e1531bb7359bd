package org.engagementledger.ledger.contract;

import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.fixtures.MemoryServer;
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
  LedgerUnderTest open(String database, LedgerOptions options) {
    return new RealLedger(Ledger.open(SERVER.database(database), options));
  }
}
