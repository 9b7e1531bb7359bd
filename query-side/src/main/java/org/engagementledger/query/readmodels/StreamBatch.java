package org.engagementledger.query.readmodels;

import java.util.List;
import org.engagementledger.query.readmodels.AppliedEvent.AppliedDeadLetterEvent;
import org.engagementledger.query.readmodels.AppliedEvent.AppliedDisclosureEvent;
import org.engagementledger.query.readmodels.AppliedEvent.AppliedDossierEvent;
import org.engagementledger.query.readmodels.AppliedEvent.AppliedReferenceEvent;

/** Some events of one stream in their order, and what they changed. */
public sealed interface StreamBatch {
  /** The events. */
  List<? extends AppliedEvent> steps();

  /** Events of one dossier, and the dossier after the last of them. */
  record DossierBatch(List<AppliedDossierEvent> steps, TrackedDossier after)
      implements StreamBatch {
    /** The same steps, unmodifiable. */
    public DossierBatch {
      steps = List.copyOf(steps);
    }
  }

  /** What was done about dead letters. */
  record DeadLetterBatch(List<AppliedDeadLetterEvent> steps) implements StreamBatch {
    /** The same steps, unmodifiable. */
    public DeadLetterBatch {
      steps = List.copyOf(steps);
    }
  }

  /** What was taken out of the ledger. */
  record DisclosureBatch(List<AppliedDisclosureEvent> steps) implements StreamBatch {
    /** The same steps, unmodifiable. */
    public DisclosureBatch {
      steps = List.copyOf(steps);
    }
  }

  /** What was done about accounts or read models. */
  record OperationBatch(List<AppliedEvent.AppliedOperationEvent> steps) implements StreamBatch {
    /** The same steps, unmodifiable. */
    public OperationBatch {
      steps = List.copyOf(steps);
    }
  }

  /** Events of one instrument or one resolution. */
  record ReferenceBatch(List<AppliedReferenceEvent> steps) implements StreamBatch {
    /** The same steps, unmodifiable. */
    public ReferenceBatch {
      steps = List.copyOf(steps);
    }
  }
}
