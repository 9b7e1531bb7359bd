package org.engagementledger.ledger.log;

/** What was proposed is larger than the log can hold. Nothing of its commit was recorded. */
public final class EntryTooLarge extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private EntryTooLarge(String message) {
    super(message);
  }

  static EntryTooLarge entry(String id, int bytes) {
    return new EntryTooLarge(
        "Event %s would take %,d bytes in the ledger; an entry has at most %,d"
            .formatted(id, bytes, LogEntryFormat.MAX_BYTES));
  }

  public static EntryTooLarge commit(int events, long bytes) {
    return new EntryTooLarge(
        "A commit of %,d events and %,d bytes is too large; it has at most %,d events and %,d bytes"
            .formatted(events, bytes, Commit.MAX_EVENTS, Commit.MAX_BYTES));
  }
}
