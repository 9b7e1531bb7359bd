package org.engagementledger.command.imports.reconciliation;

import org.engagementledger.command.imports.PersonPolicy;

/**
 * What an import may do.
 *
 * @param opens whether it opens dossiers that are not open
 * @param overrules whether it amends what others recorded
 * @param refines whether it amends what others recorded of which a row is a more exact version
 * @param restores whether it records anew what a person took back
 * @param persons what becomes of passages that look like persons
 * @param amending why entries change
 */
public record ImportPolicy(
    boolean opens,
    boolean overrules,
    boolean refines,
    boolean restores,
    PersonPolicy persons,
    String amending) {
  /** Whether a row that is more exact than an entry amends it. */
  boolean amends() {
    return overrules || refines;
  }
}
