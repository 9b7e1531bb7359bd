/** The ledger as Axon Framework's event store. */
@NullMarked
package org.engagementledger.ledger.axon;

import org.jspecify.annotations.NullMarked;
