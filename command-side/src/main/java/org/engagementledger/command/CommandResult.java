package org.engagementledger.command;

import org.engagementledger.ledger.log.CommittedEvent;

/**
 * A command was recorded.
 *
 * @param recorded the event, as the ledger holds it
 * @param after what it was about, as it stood right after the event
 * @param repeated whether this is the answer to an earlier request under the same key
 */
public record CommandResult<T>(CommittedEvent recorded, T after, boolean repeated) {}
