package org.engagementledger.query.projections;

import java.util.List;
import org.engagementledger.query.projections.Step.OfDossier;
import org.engagementledger.query.projections.Step.OfReference;
import org.engagementledger.query.projections.Step.OnLetter;
import org.engagementledger.query.projections.Step.OnReading;

/** Some events of one stream in their order, and what they changed. */
public sealed interface Run {
  /** The events. */
  List<? extends Step> steps();

  /** Events of one dossier, and the dossier after the last of them. */
  record OnDossier(List<OfDossier> steps, Chronicle after) implements Run {
    /** The same steps, unmodifiable. */
    public OnDossier {
      steps = List.copyOf(steps);
    }
  }

  /** What was done about dead letters. */
  record OnLetters(List<OnLetter> steps) implements Run {
    /** The same steps, unmodifiable. */
    public OnLetters {
      steps = List.copyOf(steps);
    }
  }

  /** What was taken out of the ledger. */
  record OnReadings(List<OnReading> steps) implements Run {
    /** The same steps, unmodifiable. */
    public OnReadings {
      steps = List.copyOf(steps);
    }
  }

  /** What was done about accounts or read models. */
  record OnOperations(List<Step.OnOperations> steps) implements Run {
    /** The same steps, unmodifiable. */
    public OnOperations {
      steps = List.copyOf(steps);
    }
  }

  /** Events of one instrument or one resolution. */
  record OnReference(List<OfReference> steps) implements Run {
    /** The same steps, unmodifiable. */
    public OnReference {
      steps = List.copyOf(steps);
    }
  }
}
