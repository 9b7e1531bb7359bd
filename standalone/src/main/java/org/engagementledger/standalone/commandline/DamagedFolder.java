package org.engagementledger.standalone.commandline;

import java.io.IOException;
import java.util.Optional;
import org.engagementledger.embedded.DataDamaged;
import org.engagementledger.embedded.DataFolderProblem;
import org.engagementledger.ledger.StorageDamage;

/** Recognises that a ledger cannot be opened or read because a file of its storage is damaged. */
final class DamagedFolder {
  private DamagedFolder() {}

  /** What is damaged; throws a failure on that is none of that kind. */
  static String sentence(RuntimeException failed) {
    return StorageDamage.behind(failed).or(() -> unreadable(failed)).orElseThrow(() -> failed);
  }

  private static Optional<String> unreadable(RuntimeException failed) {
    boolean isFile = failed.getCause() != null && !(failed.getCause() instanceof IOException);
    return failed instanceof DataDamaged || failed instanceof DataFolderProblem && isFile
        ? Optional.of(Problems.sentence(failed))
        : Optional.empty();
  }
}
