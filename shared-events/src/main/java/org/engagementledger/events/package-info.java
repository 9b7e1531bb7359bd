/**
 * The events of the ledger, their names on the wire, and the layout of an imported page that one of
 * them carries.
 */
@NullMarked
package org.engagementledger.events;

import org.jspecify.annotations.NullMarked;
