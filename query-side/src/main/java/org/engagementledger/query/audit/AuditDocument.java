package org.engagementledger.query.audit;

import org.engagementledger.query.english.FactWords;
import org.engagementledger.query.english.Phrase;

/**
 * An event as the auditor's read model keeps it: as it is shown, but for a name that can change.
 *
 * @param entry without its sentence
 * @param sentence what it did, with a place for the name
 * @param about what the event is about; everything that happened to that is found by it
 * @param file the page that it says was imported; empty if it says nothing of that
 */
record AuditDocument(AuditEntry entry, Phrase sentence, String about, String file) {
  /** The event as it is shown, with the names of today. */
  AuditEntry read(FactWords names) {
    return entry.saying(names.of(sentence));
  }

  long position() {
    return entry.position();
  }
}
