package org.engagementledger.query.operations;

import com.mongodb.client.MongoDatabase;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.engagementledger.ledger.server.StorageDamage;
import org.engagementledger.ledger.verify.Verification;
import org.engagementledger.query.readmodels.verification.ReadModelVerification;
import org.engagementledger.query.readmodels.verification.ReadModelVerifier;
import org.engagementledger.query.search.index.IndexVerifier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/** Verifies the log of a database first, and then what is shown of it. */
@Component
public final class LedgerVerifier {
  private static final String FLAWED =
      "The read models were not compared, since the log is not as it was recorded.";
  private static final String UNWANTED = "The read models were not compared.";
  private static final String LONG =
      "The read models were not compared to the end: that takes more than a minute here."
          + " --read-models compares them however long it takes.";

  private final MongoDatabase database;
  private final ObjectProvider<ReadModelVerifier> readModels;
  private final ObjectProvider<IndexVerifier> index;

  /** What replays the log is made when the log was found whole; it may not be one before. */
  LedgerVerifier(
      MongoDatabaseFactory database,
      ObjectProvider<ReadModelVerifier> readModels,
      ObjectProvider<IndexVerifier> index) {
    this.database = database.getMongoDatabase();
    this.readModels = readModels;
    this.index = index;
  }

  /**
   * Reads the whole log, replays it if the read models are to be compared, and has the server look
   * at its files where it can.
   *
   * @param progress told the position reached in either, now and then
   */
  public VerificationReport verify(ReadModelScope scope, LongConsumer progress) {
    return verify(scope, System::nanoTime, progress);
  }

  VerificationReport verify(ReadModelScope scope, LongSupplier nanoTime, LongConsumer progress) {
    Verification log = Verification.of(database, progress);
    return VerificationReport.of(
        log, compared(log, scope, nanoTime, progress), StorageDamage.in(database));
  }

  private ReadModelVerification compared(
      Verification log, ReadModelScope scope, LongSupplier nanoTime, LongConsumer progress) {
    if (!log.passed()) {
      return ReadModelVerification.without(FLAWED);
    }
    if (scope == ReadModelScope.NONE) {
      return ReadModelVerification.without(UNWANTED);
    }
    ReadModelVerification found = readModels.getObject().verify(scope.limit(nanoTime), progress);
    ReadModelVerification withIndex = index.getObject().verify(found);
    return found.complete() ? withIndex : withIndex.noting(LONG);
  }
}
