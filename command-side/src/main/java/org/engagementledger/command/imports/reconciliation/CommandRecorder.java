package org.engagementledger.command.imports.reconciliation;

import org.engagementledger.command.dossiers.DossierCommand;
import org.engagementledger.history.DossierHistory.DossierVersion;

/** Records a command, or only says what would come of it. */
public interface CommandRecorder {
  /**
   * The dossier as it stands after the command, and after what others recorded meanwhile.
   *
   * @param id of the command, and of the event
   * @throws org.engagementledger.text.Refusal if the rules refuse it
   */
  DossierVersion record(DossierVersion before, DossierCommand command, String id, String reason);
}
