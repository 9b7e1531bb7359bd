package org.engagementledger.access.accounts;

import java.util.Optional;
import org.engagementledger.ledger.log.CommittedEvent;

/**
 * Something was done about an account.
 *
 * @param recorded the event, as the ledger holds it
 * @param account the account as it is now
 * @param token of the one-time link, if there is one; it is known nowhere else and never again
 * @param repeated whether it had been done before, under the same id
 */
public record AccountResult(
    CommittedEvent recorded, AccountView account, Optional<String> token, boolean repeated) {
  /** Without the token. */
  @Override
  public String toString() {
    return "AccountResult[" + account.name() + "]";
  }
}
