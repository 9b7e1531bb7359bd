package org.engagementledger.query.changes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.query.asof.AsOfParameters;
import org.engagementledger.query.changes.DossierComparison.EntryLine;
import org.engagementledger.query.wording.DomainLabels;
import org.engagementledger.query.wording.TemplateText;
import org.engagementledger.time.FieldChange;

/** Changes as plain text, for a terminal. */
final class ChangesText {
  private final ChangeDescriptions words;
  private final AsOfParameters asked;
  private final TemplateText say = new TemplateText();
  private final StringBuilder out = new StringBuilder();

  private ChangesText(ChangeDescriptions words, AsOfParameters asked) {
    this.words = words;
    this.asked = asked;
  }

  static String print(DossierComparison changes, ChangeDescriptions words, AsOfParameters asked) {
    return new ChangesText(words, asked).print(changes);
  }

  private String print(DossierComparison changes) {
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

  private void status(DossierComparison.StatusLine it) {
    line("");
    line(
        "%s: %s -> %s"
            .formatted(
                words.instrument(it.instrument()),
                DomainLabels.of(it.before()),
                DomainLabels.of(it.after())));
  }

  private void described(DossierComparison changes) {
    if (!changes.description().isEmpty()) {
      line("");
      line("Changed: the description of the country");
      changes.description().forEach(this::field);
      earlier(changes.earlierDescribed());
      causes(changes.described());
    }
  }

  private void entry(EntryLine it) {
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
