/**
 * The documents of the read models in MongoDB, the checkpoint that says how far they are, and
 * whether they match the ledger.
 */
@NullMarked
package org.engagementledger.query.readmodels.store;

import org.jspecify.annotations.NullMarked;
