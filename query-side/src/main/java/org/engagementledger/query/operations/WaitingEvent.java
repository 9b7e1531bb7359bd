package org.engagementledger.query.operations;

import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.ledger.axon.EventUnreadable;
import org.engagementledger.query.readmodels.deadletters.DeadLetter;
import org.engagementledger.text.Refusal;

/**
 * A dead letter.
 *
 * @param waiting how many events of its stream wait, it included
 */
record WaitingEvent(DeadLetter letter, long waiting) {
  /** The country whose dossier waits; empty if it is another stream. */
  public Optional<CountryCode> country() {
    try {
      return Optional.of(new CountryCode(letter.stream()));
    } catch (Refusal another) {
      return Optional.empty();
    }
  }

  /** Why it waits, and what would help, in plain words. */
  public String plainly() {
    if (letter.cause().startsWith(EventUnreadable.class.getName())) {
      return "This version of the program cannot read the event. If a newer version recorded it,"
          + " install that one and try again.";
    }
    String failed =
        letter.model().isEmpty()
            ? "The program could not bring the event together with those before it."
            : "The program failed to make the read model “%s” of it.".formatted(letter.model());
    return failed + " Once the program is repaired, try again.";
  }
}
