package org.engagementledger.command.imports.reconciliation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.facts.EntryId;

/**
 * Ids that depend on nothing but the table's name and what names the row in it, so that a row is
 * recognised when the table comes again.
 *
 * @param table the table's name
 */
public record RowIds(String table) {
  private static final String PREFIX = "row-";
  private static final int DIGITS = 40;

  /** The command that opens a dossier. */
  String opening(CountryCode country) {
    return id("open", country.code());
  }

  /** The entry that the row with that key becomes; the n-th of those with the same key. */
  EntryId entry(CountryCode country, String key, int n) {
    return new EntryId(id("entry", country.code(), key, Integer.toString(n)));
  }

  /** The entry that a row becomes once more after that one, which a person took back. */
  EntryId restored(EntryId entry) {
    return new EntryId(id("restore", entry.id()));
  }

  /** The amendment by which an entry that was recorded anew gets what others had put right. */
  String carried(EntryId entry) {
    return id("carry", entry.id());
  }

  /** Whether an entry came from some table. */
  static boolean isOfATable(EntryId entry) {
    return entry.id().startsWith(PREFIX);
  }

  /** The amendment of a version of an entry. */
  String amendment(EntryId entry, int version) {
    return id("amend", entry.id(), Integer.toString(version));
  }

  /** The command that records a reference. */
  String reference(String stream) {
    return id("reference", stream);
  }

  private String id(String... of) {
    String text = table + Arrays.toString(of);
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(text.getBytes(StandardCharsets.UTF_8));
      return PREFIX + HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
