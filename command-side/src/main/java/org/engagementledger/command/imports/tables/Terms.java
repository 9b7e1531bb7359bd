package org.engagementledger.command.imports.tables;

import org.engagementledger.command.imports.PersonPolicy;

/**
 * What an import may do.
 *
 * @param opens whether it opens dossiers that are not open
 * @param overrules whether it amends what others recorded
 * @param persons what becomes of passages that look like persons
 * @param amending why entries change
 */
record Terms(boolean opens, boolean overrules, PersonPolicy persons, String amending) {}
