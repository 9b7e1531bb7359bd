package org.engagementledger.command.imports;

import org.engagementledger.events.Dossier;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.InstrumentId;

/**
 * Ids that depend on nothing but the page and on what was imported before, so that an import that
 * was cut off can be run again and records nothing twice.
 */
record ImportIds(String seed) {
  private static final String PREFIX = "import-";
  private static final String RESTORED = PREFIX + "restored-";
  private static final int DIGITS = 40;

  static ImportIds of(Dossier now, long events, PageFile file) {
    return new ImportIds(
        PageFile.sha256(now.country().code(), Long.toString(events), file.digest()));
  }

  /** Whether an entry came from a page. */
  static boolean isImported(EntryId entry) {
    return isImport(entry.id());
  }

  /** Whether an event or an entry with that id came from a page. */
  static boolean isImport(String id) {
    return id.startsWith(PREFIX);
  }

  /** The command that defines an instrument; every import would define it the same. */
  static String of(InstrumentId instrument) {
    return PREFIX + instrument;
  }

  /** The entry that a part of the page becomes. */
  EntryId entry(int line, int index) {
    return new EntryId(id("entry", line + ":" + index));
  }

  /** The command that makes of a new entry what people had made of one that a page lost. */
  String restored(EntryId entry) {
    return RESTORED + PageFile.sha256(seed, "restore", entry.id()).substring(0, DIGITS);
  }

  /** Whether an event with that id says what people had said, and nothing that the page says. */
  static boolean isRestored(String id) {
    return id.startsWith(RESTORED);
  }

  /** Any other command, by what it does. */
  String id(String what, String to) {
    return PREFIX + PageFile.sha256(seed, what, to).substring(0, DIGITS);
  }
}
