package org.engagementledger.standalone.commandline;

import java.util.List;
import org.engagementledger.embedded.DataFolderProblem;
import org.engagementledger.events.Refusal;
import org.engagementledger.ledger.BackupProblem;
import org.engagementledger.ledger.LedgerDamaged;
import org.engagementledger.ledger.ServerUnreachable;
import org.engagementledger.ledger.StorageDamage;
import org.engagementledger.ledger.UnsuitableServer;
import org.engagementledger.ledger.UntrustedClock;
import org.engagementledger.log.CertificateProblem;
import org.engagementledger.log.DatabaseAddress;
import org.engagementledger.query.search.index.IndexUnusable;
import org.engagementledger.standalone.LedgerClient;
import org.engagementledger.standalone.StartProblem;
import org.jspecify.annotations.Nullable;

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
          UnsuitableServer.class,
          UntrustedClock.class,
          IndexUnusable.class,
          DatabaseAddress.Invalid.class,
          CertificateProblem.class,
          ServerUnreachable.class);

  private Problems() {}

  /** What explains a failure, which may be wrapped by those it passed; itself if nothing does. */
  static Throwable behind(Exception failed) {
    for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (isExplained(cause)) {
        return cause;
      }
    }
    return StorageDamage.behind(failed)
        .<Throwable>map(WrongUse::new)
        .or(() -> ServerUnreachable.behind(failed))
        .or(() -> CertificateProblem.behind(failed))
        .orElse(failed);
  }

  /** What it says of itself, and what to do about it where that is not in it. */
  static String sentence(Throwable failed) {
    @Nullable String message = failed.getMessage();
    if (isUnexpected(failed) || message == null) {
      return failed.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
    return failed instanceof ServerUnreachable it ? message + ". " + it.remedy() : message;
  }

  static boolean isUnexpected(Throwable failed) {
    return !isExplained(failed);
  }

  private static boolean isExplained(Throwable failed) {
    return EXPLAINED.stream().anyMatch(it -> it.isInstance(failed));
  }
}
