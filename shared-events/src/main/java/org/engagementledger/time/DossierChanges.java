package org.engagementledger.time;

import java.util.List;

/**
 * How two views of a dossier differ.
 *
 * @param description in its name and regions
 * @param descriptionEvents the positions of the events that made that difference
 * @param statuses in where the state stood on instruments
 * @param entries in its entries, in the order of recording
 */
public record DossierChanges(
    DossierAsOf before,
    DossierAsOf after,
    List<FieldChange> description,
    List<Long> descriptionEvents,
    List<StatusChange> statuses,
    List<EntryChange> entries) {
  /** The same lists, unmodifiable. */
  public DossierChanges {
    description = List.copyOf(description);
    descriptionEvents = List.copyOf(descriptionEvents);
    statuses = List.copyOf(statuses);
    entries = List.copyOf(entries);
  }

  /** Whether they are the same. */
  public boolean isEmpty() {
    return description.isEmpty() && statuses.isEmpty() && entries.isEmpty();
  }
}
