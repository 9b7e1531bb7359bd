package org.engagementledger.command.imports.rows;

import java.util.Locale;

/** A name in the form that ids have. */
final class Slug {
  private Slug() {}

  /** "Safe Schools Declaration" is {@code safe-schools-declaration}. */
  static String of(String name) {
    String words = name.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    return words.replaceAll("^-|-$", "");
  }
}
