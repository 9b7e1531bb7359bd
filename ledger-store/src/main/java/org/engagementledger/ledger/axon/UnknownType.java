package org.engagementledger.ledger.axon;

/** No payload is known under a name. */
final class UnknownType extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  UnknownType(String name) {
    super("No event is known as \"" + name + "\"");
  }
}
