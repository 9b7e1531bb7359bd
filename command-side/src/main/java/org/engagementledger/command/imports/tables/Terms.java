package org.engagementledger.command.imports.tables;

/**
 * What an import may do.
 *
 * @param opens whether it opens dossiers that are not open
 * @param overrules whether it amends what others recorded
 * @param refines whether it amends what others recorded of which a row is a more exact version
 * @param restores whether it records anew what a person took back
 * @param amending why entries change
 */
record Terms(
    boolean opens, boolean overrules, boolean refines, boolean restores, String amending) {}
