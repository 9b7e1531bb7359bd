package org.engagementledger.query.search.index;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Fact.Attribute;
import org.engagementledger.events.Fact.Engagement;
import org.engagementledger.events.Participant;
import org.engagementledger.query.english.Words;

/**
 * One text of an entry that is searched.
 *
 * @param field the title first, and then the others in the order in which they are shown
 */
public record Passage(Field field, String text) {
  /** What of an entry is searched. */
  public enum Field {
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
    return field == Field.TITLE;
  }

  /** The passages of a fact; none if facts of its sort are not searched. */
  public static List<Passage> of(Fact fact) {
    return switch (fact) {
      case Engagement it -> of(it);
      case Attribute it ->
          given(new Passage(Field.TITLE, Words.of(it.name())), new Passage(Field.TEXT, it.text()));
      default -> List.of();
    };
  }

  private static List<Passage> of(Engagement it) {
    return Stream.concat(
            given(
                new Passage(Field.TITLE, it.title()),
                new Passage(Field.TEXT, it.text()),
                new Passage(Field.QUOTATION, it.quotation()),
                new Passage(Field.FORUM, it.forum()),
                new Passage(Field.PLACE, it.place()))
                .stream(),
            it.participants().stream().map(Passage::of))
        .toList();
  }

  private static Passage of(Participant it) {
    String text =
        Stream.of(it.function(), it.organisation())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    return new Passage(Field.PARTICIPANT, text);
  }

  private static List<Passage> given(Passage... passages) {
    return Stream.of(passages).filter(it -> !it.text().isBlank()).toList();
  }
}
