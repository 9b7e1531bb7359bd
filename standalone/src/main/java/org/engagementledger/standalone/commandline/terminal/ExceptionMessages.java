package org.engagementledger.standalone.commandline.terminal;

import java.util.List;
import org.engagementledger.embedded.files.DataFolderProblem;
import org.engagementledger.ledger.append.UntrustedClock;
import org.engagementledger.ledger.backup.BackupProblem;
import org.engagementledger.ledger.log.LedgerDamaged;
import org.engagementledger.ledger.server.ServerUnreachable;
import org.engagementledger.ledger.server.StorageDamage;
import org.engagementledger.ledger.server.UnsuitableServer;
import org.engagementledger.query.search.index.IndexUnusable;
import org.engagementledger.standalone.LedgerClient;
import org.engagementledger.standalone.StartupFailed;
import org.engagementledger.text.Refusal;
import org.engagementledger.wiring.CertificateUnavailable;
import org.engagementledger.wiring.DatabaseAddress;
import org.jspecify.annotations.Nullable;

/** Which exceptions explain themselves to the person who typed the command. */
public final class ExceptionMessages {
  private static final List<Class<? extends RuntimeException>> EXPLAINED =
      List.of(
          CommandLineError.class,
          StartupFailed.class,
          DataFolderProblem.class,
          Refusal.class,
          LedgerClient.RequestRefused.class,
          BackupProblem.class,
          LedgerDamaged.class,
          UnsuitableServer.class,
          UntrustedClock.class,
          IndexUnusable.class,
          DatabaseAddress.Invalid.class,
          CertificateUnavailable.class,
          ServerUnreachable.class);

  private ExceptionMessages() {}

  /** What explains a failure, which may be wrapped by those it passed; itself if nothing does. */
  public static Throwable behind(Exception failed) {
    for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (isExplained(cause)) {
        return cause;
      }
    }
    return StorageDamage.behind(failed)
        .<Throwable>map(CommandLineError::new)
        .or(() -> ServerUnreachable.behind(failed))
        .or(() -> CertificateUnavailable.behind(failed))
        .orElse(failed);
  }

  /** What it says of itself, and what to do about it where that is not in it. */
  public static String sentence(Throwable failed) {
    @Nullable String message = failed.getMessage();
    if (isUnexpected(failed) || message == null) {
      return failed.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
    return failed instanceof ServerUnreachable it ? message + ". " + it.remedy() : message;
  }

  public static boolean isUnexpected(Throwable failed) {
    return !isExplained(failed);
  }

  private static boolean isExplained(Throwable failed) {
    return EXPLAINED.stream().anyMatch(it -> it.isInstance(failed));
  }
}
