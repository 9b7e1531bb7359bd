/**
 * The projector, and the dead letters: events that no document could be made of, and the streams
 * parked behind them.
 */
@NullMarked
package org.engagementledger.query.readmodels.deadletters;

import org.jspecify.annotations.NullMarked;
