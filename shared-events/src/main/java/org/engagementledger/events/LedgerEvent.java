package org.engagementledger.events;

/** Something that was recorded, and is never altered. */
public sealed interface LedgerEvent
    permits DossierEvent,
        ReferenceEvent,
        DeadLetterEvent,
        DisclosureEvent,
        AccountEvent,
        RebuildEvent {
  /** The stream it belongs to, such as {@code KZ} or {@code instrument:paris-principles}. */
  String stream();
}
