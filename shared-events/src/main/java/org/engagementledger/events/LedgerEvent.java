package org.engagementledger.events;

/** Something that was recorded, and is never altered. */
public sealed interface LedgerEvent
    permits DossierEvent,
        ReferenceEvent,
        DeadLetterEvent,
        ReadingEvent,
        AccountEvent,
        RebuildEvent {
  /** The stream it belongs to, such as {@code KZ} or {@code instrument:paris-principles}. */
  String stream();
}
