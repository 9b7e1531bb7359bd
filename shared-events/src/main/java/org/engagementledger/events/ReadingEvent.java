package org.engagementledger.events;

/**
 * What somebody took out of the ledger. It is recorded, since whoever is shown in the audit may ask
 * who looked.
 */
public sealed interface ReadingEvent extends LedgerEvent {
  /** The one stream of all of them. */
  String STREAM = "readings";

  @Override
  default String stream() {
    return STREAM;
  }

  /**
   * The audit, or a part of it, began to be sent; recorded before that, so whether all of it
   * arrived is not said.
   *
   * @param format such as {@code text/csv}
   * @param filter which events, as in the address: {@code actor=recorder&country=KZ}; may be empty
   * @param upTo the last position that was looked at
   * @param rows how many events fit
   */
  record AuditExported(String format, String filter, long upTo, long rows)
      implements ReadingEvent {}
}
