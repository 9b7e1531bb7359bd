package org.engagementledger.command.imports;

import org.engagementledger.dossiers.Dossier;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.InstrumentId;

/**
 * Ids that depend on nothing but the page and on what was imported before, so that an import that
 * was cut off can be run again and records nothing twice.
 */
public record PageImportIds(String seed) {
  private static final String PREFIX = "import-";
  private static final String RESTORED = PREFIX + "restored-";
  private static final int DIGITS = 40;

  public static PageImportIds of(Dossier now, long events, PageFile file) {
    return new PageImportIds(
        PageFile.sha256(now.country().code(), Long.toString(events), file.digest()));
  }

  /** Whether an entry came from a page. */
  public static boolean isImported(EntryId entry) {
    return isImport(entry.id());
  }

  /** Whether an event or an entry with that id came from a page. */
  public static boolean isImport(String id) {
    return id.startsWith(PREFIX);
  }

  /** The command that defines an instrument; every import would define it the same. */
  public static String of(InstrumentId instrument) {
    return PREFIX + instrument;
  }

  /** The entry that a part of the page becomes. */
  public EntryId entry(int line, int index) {
    return new EntryId(id("entry", line + ":" + index));
  }

  /** The command that makes of a new entry what people had made of one that a page lost. */
  public String restored(EntryId entry) {
    return RESTORED + PageFile.sha256(seed, "restore", entry.id()).substring(0, DIGITS);
  }

  /** Whether an event with that id says what people had said, and nothing that the page says. */
  public static boolean isRestored(String id) {
    return id.startsWith(RESTORED);
  }

  /** Any other command, by what it does. */
  public String id(String what, String to) {
    return PREFIX + PageFile.sha256(seed, what, to).substring(0, DIGITS);
  }
}
