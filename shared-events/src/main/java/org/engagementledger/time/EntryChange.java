package org.engagementledger.time;

import java.util.List;
import java.util.Optional;
import org.engagementledger.facts.EntryId;

/**
 * How an entry differs between two views of a dossier.
 *
 * @param before as it was in the first view; empty if it was retracted or not yet known there
 * @param after as it is in the second view; empty if it is retracted or no longer known there
 * @param fields what differs in what it holds, where it holds something in both
 * @param events the positions of the events that made the difference
 */
public record EntryChange(
    EntryId entry,
    ChangeKind kind,
    Optional<EntryAsOf> before,
    Optional<EntryAsOf> after,
    List<FieldChange> fields,
    List<Long> events) {
  /** The same lists, unmodifiable. */
  public EntryChange {
    fields = List.copyOf(fields);
    events = List.copyOf(events);
  }

  /** In what way. */
  public enum ChangeKind {
    /** It came. */
    ADDED,
    /** It holds something else, or by its new date it had not come yet. */
    CHANGED,
    /** It came, and is the withdrawal from an instrument. */
    WITHDRAWN,
    /** It had been wrong. */
    RETRACTED,
    /** It was so, and is no longer. */
    REMOVED,
    /** What had been possible is certain. */
    CERTAIN,
    /** What had been certain is only possible. */
    UNCERTAIN
  }
}
