/** Dossiers read from their events in the ledger, and the events that are left out of them. */
@NullMarked
package org.engagementledger.history;

import org.jspecify.annotations.NullMarked;
