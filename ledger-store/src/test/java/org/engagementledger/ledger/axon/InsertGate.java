package org.engagementledger.ledger.axon;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.concurrent.Semaphore;

/** Holds inserts back on their way from a client to its server, until they are let go. */
final class InsertGate implements CommandListener {
  private final Semaphore held = new Semaphore(0);
  private final Semaphore released = new Semaphore(0);
  private volatile boolean holding;

  MongoClient client(String uri) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(uri))
            .addCommandListener(this)
            .build());
  }

  /** Holds the next insert. */
  void holdNext() {
    holding = true;
  }

  void awaitHeld() {
    held.acquireUninterruptibly();
  }

  void letGo() {
    released.release();
  }

  @Override
  public void commandStarted(CommandStartedEvent event) {
    if (holding && event.getCommandName().equals("insert")) {
      holding = false;
      held.release();
      released.acquireUninterruptibly();
    }
  }
}
