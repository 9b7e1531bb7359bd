package org.engagementledger.standalone.commandline;

import java.util.Optional;
import org.engagementledger.embedded.DataDamaged;
import org.engagementledger.ledger.StorageDamage;

/** Recognises that a ledger cannot be opened or read because a file of its storage is damaged. */
final class DamagedFolder {
  private DamagedFolder() {}

  /** What is damaged; throws a failure on that is none of that kind. */
  static String sentence(RuntimeException failed) {
    return StorageDamage.behind(failed).or(() -> unreadable(failed)).orElseThrow(() -> failed);
  }

  private static Optional<String> unreadable(RuntimeException failed) {
    return failed instanceof DataDamaged
        ? Optional.of(Problems.sentence(failed))
        : Optional.empty();
  }
}
