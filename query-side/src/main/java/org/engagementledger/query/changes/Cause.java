package org.engagementledger.query.changes;

import java.time.Instant;
import org.engagementledger.events.DossierEvent.DescriptionAmended;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.query.projections.Seen;

/**
 * An event that made a difference.
 *
 * @param event its id
 * @param time when the ledger recorded it
 * @param reason why; empty if none was given
 */
public record Cause(long position, String event, Instant time, String actor, String reason) {
  static Cause of(Seen seen) {
    String given = reason(seen.event());
    return new Cause(
        seen.position(),
        seen.id(),
        seen.time(),
        seen.attribute("actor"),
        given.isEmpty() ? seen.attribute("reason") : given);
  }

  private static String reason(LedgerEvent event) {
    return switch (event) {
      case EntryAmended e -> e.reason();
      case EntryRetracted e -> e.reason();
      case DescriptionAmended e -> e.reason();
      default -> "";
    };
  }
}
