/**
 * The events of the ledger as projections receive them, the dossiers replayed from them, and the
 * documents that projections return.
 */
@NullMarked
package org.engagementledger.query.readmodels;

import org.jspecify.annotations.NullMarked;
