package org.engagementledger.command.imports.tables;

/**
 * What an import may do.
 *
 * @param opens whether it opens dossiers that are not open
 * @param overrules whether it amends what others recorded
 * @param amending why entries change
 */
record Terms(boolean opens, boolean overrules, String amending) {}
