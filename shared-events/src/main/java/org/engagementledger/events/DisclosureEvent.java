package org.engagementledger.events;

/**
 * What somebody took out of the ledger as a whole, or put back. It is recorded, since whoever is
 * shown in the audit may ask who looked.
 */
public sealed interface DisclosureEvent extends LedgerEvent {
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
      implements DisclosureEvent {}

  /**
   * A backup began to be sent; recorded before that, so it holds this event, and whether all of it
   * arrived is not said.
   *
   * @param upTo the last position before this event
   * @param root the Merkle root over the events up to there, in hexadecimal
   */
  record BackupTaken(long upTo, String root) implements DisclosureEvent {}

  /**
   * The events before this one came from a backup. Recorded when the ledger was opened for the
   * first time after that.
   *
   * @param size how many events the backup held
   * @param root the Merkle root over them, in hexadecimal
   * @param at when the restore ended, by the clock of the machine on which it ran
   */
  record LedgerRestored(long size, String root, String at) implements DisclosureEvent {}
}
