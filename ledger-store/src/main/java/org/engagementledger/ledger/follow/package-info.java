/**
 * The view that one process has of a growing log: catching up, detecting a rollback, polling,
 * change streams and subscriptions.
 */
@NullMarked
package org.engagementledger.ledger.follow;

import org.jspecify.annotations.NullMarked;
