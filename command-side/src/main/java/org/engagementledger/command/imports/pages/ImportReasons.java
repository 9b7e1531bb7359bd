package org.engagementledger.command.imports.pages;

/** Why entries change by an import, unless its actor gives a reason. */
record ImportReasons(String file, String given) {
  String amended() {
    return given.isBlank() ? "the page says so now (" + file + ")" : given;
  }

  String retracted() {
    return given.isBlank() ? "no longer on the page (" + file + ")" : given;
  }
}
