/**
 * The requirements on the database server: the check at start, the diagnosis of a failed
 * connection, and damage in the storage of the server.
 */
@NullMarked
package org.engagementledger.ledger.server;

import org.jspecify.annotations.NullMarked;
