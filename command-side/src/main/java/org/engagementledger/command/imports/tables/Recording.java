package org.engagementledger.command.imports.tables;

import org.engagementledger.command.dossiers.DossierCommand;
import org.engagementledger.log.DossierHistory.Version;

/** Records a command, or only says what would come of it. */
interface Recording {
  /**
   * The dossier as it stands after the command, and after what others recorded meanwhile.
   *
   * @param id of the command, and of the event
   * @throws org.engagementledger.events.Refusal if the rules refuse it
   */
  Version record(Version before, DossierCommand command, String id, String reason);
}
