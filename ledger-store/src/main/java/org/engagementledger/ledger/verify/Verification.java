package org.engagementledger.ledger.verify;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.engagementledger.ledger.log.CommitStore;
import org.engagementledger.ledger.server.ServerCapabilityCheck;
import org.engagementledger.merkle.Hash;

/**
 * What was found when everything in a ledger was computed again from the stored bytes.
 *
 * @param size the number of events up to which all is well
 * @param root the Merkle root over them
 * @param finding what is wrong after them, if anything is
 */
public record Verification(long size, Hash root, Optional<Finding> finding) {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /**
   * What is wrong.
   *
   * @param position the first position that is not as it was recorded; where only a commit of
   *     several events can be named, the first of them
   * @param sentence what is wrong with it
   */
  public record Finding(long position, String sentence) {}

  /** Whether the ledger is as it was recorded. */
  public boolean passed() {
    return finding.isEmpty();
  }

  /**
   * Reads the whole log of this database and checks its hashes, numbers, keys, times and sequences.
   * Needs memory for the number of streams, not for the number of events.
   *
   * <p>A restore that has not ended is a finding too, and so is a file that the server cannot read.
   *
   * @param progress told the position reached, now and then
   */
  public static Verification of(MongoDatabase database, LongConsumer progress) {
    Verification found = new LogVerifier(new CommitStore(database, PATIENCE)).verify(progress);
    return found.passed() ? found.withUnfinished(database) : found;
  }

  private Verification withUnfinished(MongoDatabase database) {
    return new ServerCapabilityCheck(database, PATIENCE)
        .unfinished()
        .map(it -> new Verification(size, root, Optional.of(new Finding(size + 1, it.sentence()))))
        .orElse(this);
  }
}
