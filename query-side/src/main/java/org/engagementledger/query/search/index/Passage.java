package org.engagementledger.query.search.index;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Participant;
import org.engagementledger.query.wording.DomainLabels;

/**
 * One text of an entry that is searched.
 *
 * @param field the title first, and then the others in the order in which they are shown
 */
public record Passage(PassageField field, String text) {
  /** What of an entry is searched. */
  public enum PassageField {
    /** Its title; of an attribute its name. */
    TITLE,
    /** What happened, or what the attribute is. */
    TEXT,
    /** What was said. */
    QUOTATION,
    /** Where it was said. */
    FORUM,
    /** Where it happened. */
    PLACE,
    /** Someone's function and organisation, never a name. */
    PARTICIPANT
  }

  /** Whether it names the entry. */
  public boolean isTitle() {
    return field == PassageField.TITLE;
  }

  /** The passages of a fact; none if facts of its sort are not searched. */
  public static List<Passage> of(Fact fact) {
    return switch (fact) {
      case Engagement it -> of(it);
      case Attribute it ->
          given(
              new Passage(PassageField.TITLE, DomainLabels.of(it.name())),
              new Passage(PassageField.TEXT, it.text()));
      default -> List.of();
    };
  }

  private static List<Passage> of(Engagement it) {
    return Stream.concat(
            given(
                new Passage(PassageField.TITLE, it.title()),
                new Passage(PassageField.TEXT, it.text()),
                new Passage(PassageField.QUOTATION, it.quotation()),
                new Passage(PassageField.FORUM, it.forum()),
                new Passage(PassageField.PLACE, it.place()))
                .stream(),
            it.participants().stream().map(Passage::of))
        .toList();
  }

  private static Passage of(Participant it) {
    String text =
        Stream.of(it.function(), it.organisation())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    return new Passage(PassageField.PARTICIPANT, text);
  }

  private static List<Passage> given(Passage... passages) {
    return Stream.of(passages).filter(it -> !it.text().isBlank()).toList();
  }
}
