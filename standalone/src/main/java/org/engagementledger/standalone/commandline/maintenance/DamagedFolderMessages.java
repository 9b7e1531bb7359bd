package org.engagementledger.standalone.commandline.maintenance;

import java.util.Optional;
import org.engagementledger.embedded.files.DataDamaged;
import org.engagementledger.ledger.server.StorageDamage;
import org.engagementledger.standalone.commandline.terminal.ExceptionMessages;

/** Recognises that a ledger cannot be opened or read because a file of its storage is damaged. */
final class DamagedFolderMessages {
  private DamagedFolderMessages() {}

  /** What is damaged; throws a failure on that is none of that kind. */
  static String sentence(RuntimeException failed) {
    return StorageDamage.behind(failed).or(() -> unreadable(failed)).orElseThrow(() -> failed);
  }

  private static Optional<String> unreadable(RuntimeException failed) {
    return failed instanceof DataDamaged
        ? Optional.of(ExceptionMessages.sentence(failed))
        : Optional.empty();
  }
}
