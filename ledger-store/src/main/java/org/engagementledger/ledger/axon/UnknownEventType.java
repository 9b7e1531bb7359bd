package org.engagementledger.ledger.axon;

/** No payload is known under a name. */
final class UnknownEventType extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  UnknownEventType(String name) {
    super("No event is known as \"" + name + "\"");
  }
}
