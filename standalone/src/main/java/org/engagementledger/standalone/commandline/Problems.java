package org.engagementledger.standalone.commandline;

import java.util.List;
import org.engagementledger.embedded.DataFolderProblem;
import org.engagementledger.events.Refusal;
import org.engagementledger.ledger.BackupProblem;
import org.engagementledger.ledger.LedgerDamaged;
import org.engagementledger.ledger.UnsuitableServer;
import org.engagementledger.standalone.LedgerClient;
import org.engagementledger.standalone.StartProblem;

/** Which exceptions explain themselves to the person who typed the command. */
final class Problems {
  private static final List<Class<? extends RuntimeException>> EXPLAINED =
      List.of(
          WrongUse.class,
          StartProblem.class,
          DataFolderProblem.class,
          Refusal.class,
          LedgerClient.Refused.class,
          BackupProblem.class,
          LedgerDamaged.class,
          UnsuitableServer.class);

  private Problems() {}

  static boolean isUnexpected(Exception failed) {
    return EXPLAINED.stream().noneMatch(it -> it.isInstance(failed));
  }
}
