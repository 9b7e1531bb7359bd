/**
 * A dossier in both times of the ledger: as of a day, by what was known at a moment, and the
 * differences between two such views.
 */
@NullMarked
package org.engagementledger.time;

import org.jspecify.annotations.NullMarked;
