package org.engagementledger.command.dossiers;

import java.util.List;
import org.engagementledger.events.DossierEvent;

/** Something that was recorded, something that is asked, and what comes of it. */
sealed interface Scenario {
  /** What was recorded before. */
  List<DossierEvent> given();

  /** What is asked. */
  DossierCommand when();

  /** It leads to an event. */
  record ExpectedEvent(List<DossierEvent> given, DossierCommand when, DossierEvent then)
      implements Scenario {}

  /** It is refused, with these words in the sentence that says why. */
  record ExpectedRefusal(List<DossierEvent> given, DossierCommand when, String because)
      implements Scenario {}
}
