/**
 * Rows of a table against the entries of a dossier: what is new, what is amended, and what stays.
 */
@NullMarked
package org.engagementledger.command.imports.reconciliation;

import org.jspecify.annotations.NullMarked;
