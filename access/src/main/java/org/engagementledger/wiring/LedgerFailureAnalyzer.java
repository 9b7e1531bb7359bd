package org.engagementledger.wiring;

import com.mongodb.MongoException;
import org.engagementledger.ledger.append.UntrustedClock;
import org.engagementledger.ledger.log.LedgerDamaged;
import org.engagementledger.ledger.server.ServerUnreachable;
import org.engagementledger.ledger.server.StorageDamage;
import org.engagementledger.ledger.server.UnsuitableServer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Says in a sentence instead of a stack trace why an application cannot open its ledger. */
final class LedgerFailureAnalyzer implements FailureAnalyzer {
  private static final String ANOTHER_SERVER =
      "Name another server or another database in MONGODB_URI; docs/mongodb.md says what a server"
          + " has to promise.";

  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    @Nullable FailureAnalysis found = null;
    for (@Nullable Throwable cause = failure; cause != null && found == null; ) {
      found = of(cause);
      cause = cause.getCause();
    }
    return found == null ? ofCertificates(failure) : found;
  }

  private static @Nullable FailureAnalysis ofCertificates(Throwable failure) {
    return CertificateUnavailable.behind(failure)
        .map(it -> new FailureAnalysis(it.getMessage(), null, it))
        .orElse(null);
  }

  private static @Nullable FailureAnalysis of(Throwable cause) {
    return switch (cause) {
      case UnsuitableServer it -> new FailureAnalysis(it.getMessage(), ANOTHER_SERVER, it);
      case UntrustedClock it -> new FailureAnalysis(it.sentence() + ".", null, it);
      case LedgerDamaged it -> new FailureAnalysis(it.sentence() + ".", it.remedy() + ".", it);
      case DatabaseAddress.Invalid it -> new FailureAnalysis(it.getMessage(), null, it);
      case MongoException it -> of(it);
      default -> null;
    };
  }

  private static @Nullable FailureAnalysis of(MongoException failure) {
    return StorageDamage.behind(failure)
        .map(it -> new FailureAnalysis(it, "Restore a backup.", failure))
        .or(
            () ->
                ServerUnreachable.behind(failure)
                    .map(it -> new FailureAnalysis(it.getMessage() + ".", it.remedy(), it)))
        .orElse(null);
  }
}
