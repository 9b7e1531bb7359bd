package org.engagementledger.query.changes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.query.changes.Changes.Line;
import org.engagementledger.query.english.Say;
import org.engagementledger.query.english.Words;
import org.engagementledger.query.time.Asked;
import org.engagementledger.time.FieldChange;

/** Changes as plain text, for a terminal. */
final class ChangesText {
  private final ChangeWords words;
  private final Asked asked;
  private final Say say = new Say();
  private final StringBuilder out = new StringBuilder();

  private ChangesText(ChangeWords words, Asked asked) {
    this.words = words;
    this.asked = asked;
  }

  static String print(Changes changes, ChangeWords words, Asked asked) {
    return new ChangesText(words, asked).print(changes);
  }

  private String print(Changes changes) {
    line(
        "%s, %s to %s"
            .formatted(changes.name(), changes.comparing().from(), changes.comparing().to()));
    line(
        switch (changes.comparing().by()) {
          case EFFECTIVE -> "by when it happened" + perhaps(", known at ", asked.knownAt());
          case RECORDED -> "by when it was recorded" + perhaps(", as of ", asked.asOf());
        });
    changes.statuses().forEach(it -> status(it));
    described(changes);
    changes.entries().forEach(this::entry);
    if (changes.isEmpty()) {
      line("");
      line("Nothing changed.");
    }
    return out.toString();
  }

  private static String perhaps(String words, Optional<String> time) {
    return time.map(words::concat).orElse("");
  }

  private void status(Changes.StatusLine it) {
    line("");
    line(
        "%s: %s -> %s"
            .formatted(
                words.instrument(it.instrument()), Words.of(it.before()), Words.of(it.after())));
  }

  private void described(Changes changes) {
    if (!changes.description().isEmpty()) {
      line("");
      line("Changed: the description of the country");
      changes.description().forEach(this::field);
      earlier(changes.earlierDescribed());
      causes(changes.described());
    }
  }

  private void entry(Line it) {
    line("");
    line(words.kind(it) + ": " + words.entry(it));
    it.fields().forEach(this::field);
    earlier(it.earlierCauses());
    causes(it.causes());
  }

  private void field(FieldChange it) {
    line("  %s".formatted(words.field(it)));
    value("  - ", it.before());
    value("  + ", it.after());
  }

  private void value(String mark, Optional<Object> value) {
    words.text(value).lines().forEach(text -> line(mark + text));
  }

  private void earlier(Optional<Integer> events) {
    events.ifPresent(it -> line("  %d earlier events are in the audit".formatted(it)));
  }

  private void causes(List<Cause> causes) {
    for (Cause it : causes) {
      String why =
          Stream.of(it.note(), it.reason())
              .filter(text -> !text.isEmpty())
              .map(text -> ": " + text)
              .collect(Collectors.joining());
      line("  No. %d, %s, %s%s".formatted(it.position(), say.time(it.time()), it.actor(), why));
    }
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
