package org.engagementledger.command.imports.tables;

import org.engagementledger.command.dossiers.DossierCommand;
import org.engagementledger.events.Dossier;

/** Records a command, or only says what would come of it. */
interface Recording {
  /**
   * The dossier as it stands after the command.
   *
   * @param id of the command, and of the event
   * @throws org.engagementledger.events.Refusal if the rules refuse it
   */
  Dossier record(Dossier before, DossierCommand command, String id, String reason);
}
