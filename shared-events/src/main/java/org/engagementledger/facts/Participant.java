package org.engagementledger.facts;

import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.text.Refusal;
import org.engagementledger.text.TextConstraints;

/**
 * Who took part in an engagement.
 *
 * @param side on whose side
 * @param name the person's name, if it was recorded
 * @param function what the person is, such as "Second Secretary"
 * @param organisation for whom the person came
 */
public record Participant(
    Side side, Optional<PersonalText> name, String function, String organisation) {
  /** On which side of the table. */
  public enum Side {
    /** The coalition or one of its members. */
    OURS,
    /** The state. */
    THEIRS
  }

  /** Checks the texts. */
  public Participant {
    function = TextConstraints.line("function", function);
    organisation = TextConstraints.line("organisation", organisation);
    Refusal.unless(
        name.isPresent() || !function.isEmpty() || !organisation.isEmpty(),
        "a participant needs a name, a function or an organisation");
  }

  Participant shown(Redaction redaction) {
    return new Participant(side, name, redaction.of(function), redaction.of(organisation));
  }

  /** The same without the name; nobody if nothing is left. */
  Stream<Participant> nameless() {
    return function.isEmpty() && organisation.isEmpty()
        ? Stream.empty()
        : Stream.of(new Participant(side, Optional.empty(), function, organisation));
  }
}
