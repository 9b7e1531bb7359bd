package org.engagementledger.command.forms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.engagementledger.command.SubmittedTextRules;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Participant;
import org.engagementledger.facts.Participant.Side;
import org.engagementledger.facts.Redaction;
import org.engagementledger.forms.MeetingForm;
import org.engagementledger.text.Refusal;

/** Reads a filled-in form as a meeting, and notes what is wrong with which field. */
final class MeetingFormParser {
  private final MeetingForm form;
  private final Map<String, String> errors = new LinkedHashMap<>();
  private final List<String> passages = new ArrayList<>();

  MeetingFormParser(MeetingForm form) {
    this.form = form;
  }

  /** The meeting; empty if anything is wrong. */
  Optional<Engagement> meeting() {
    EdtfDate date = tried("date", EdtfDate.UNKNOWN, () -> new EdtfDate(form.date().strip()));
    Optional<EdtfDate> read = tried("lastDay", Optional.empty(), this::lastDay);
    Optional<EdtfDate> lastDay = read.filter(it -> !errors.containsKey("date"));
    List<Participant> ours = people("ourParticipants", Side.OURS, form.ourParticipants());
    List<Participant> theirs = people("theirParticipants", Side.THEIRS, form.theirParticipants());
    List<Participant> all = Stream.concat(ours.stream(), theirs.stream()).toList();
    Optional<Engagement> meeting =
        tried("", Optional.empty(), () -> Optional.of(engagement(date, lastDay, all)));
    return errors.isEmpty() ? meeting : Optional.empty();
  }

  /** What is wrong, by the name of the field; by the empty name for the whole. */
  Map<String, String> errors() {
    return Map.copyOf(errors);
  }

  /** The field that a refusal points at. */
  static String field(Refusal refusal, String otherwise) {
    return refusal.pointer().isEmpty() ? otherwise : refusal.pointer().substring(1);
  }

  private Optional<EdtfDate> lastDay() {
    return Optional.of(form.lastDay().strip()).filter(it -> !it.isEmpty()).map(EdtfDate::new);
  }

  private Engagement engagement(
      EdtfDate date, Optional<EdtfDate> lastDay, List<Participant> participants) {
    SubmittedTextRules.requireVisible(form.title(), "/title");
    SubmittedTextRules.requireVisible(form.place(), "/place");
    SubmittedTextRules.requireNotBlank(form.title().strip(), "/title");
    SubmittedTextRules.requireNotBlank(form.place().strip(), "/place");
    SubmittedTextRules.requireNotBlank(form.text().strip(), "/text");
    BracketedText title = BracketedText.of("title", form.title().strip());
    BracketedText text = BracketedText.of("text", form.text().strip());
    BracketedText place = BracketedText.of("place", form.place().strip());
    Stream.of(title, text, place).forEach(it -> passages.addAll(it.internal()));
    return new Engagement(
        EngagementKind.MEETING,
        date,
        lastDay,
        title.text(),
        text.text(),
        "",
        "",
        place.text(),
        participants,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        form.highlight(),
        form.internal() ? List.of(Redaction.ALL) : List.copyOf(passages));
  }

  private List<Participant> people(String field, Side side, String lines) {
    try {
      return lines
          .lines()
          .filter(line -> !line.isBlank())
          .map(line -> one(field, side, line))
          .toList();
    } catch (Refusal wrong) {
      errors.put(field, wrong.getMessage());
      return List.of();
    }
  }

  private Participant one(String field, Side side, String line) {
    SubmittedTextRules.requireVisible(line, "");
    SubmittedTextRules.requireNotBlank(line, "");
    BracketedText typed = BracketedText.of(field, line);
    int comma = typed.text().indexOf(',');
    String function = comma < 0 ? typed.text() : typed.text().substring(0, comma);
    String organisation = comma < 0 ? "" : typed.text().substring(comma + 1);
    Participant one =
        new Participant(side, Optional.empty(), function.strip(), organisation.strip());
    typed.internal().forEach(it -> passages.addAll(within(one, it)));
    return one;
  }

  /** What was marked over the comma is marked on both sides of it. */
  private static List<String> within(Participant one, String passage) {
    return one.function().contains(passage) || one.organisation().contains(passage)
        ? List.of(passage)
        : Arrays.stream(passage.split(",", 2))
            .map(String::strip)
            .filter(it -> !it.isEmpty())
            .toList();
  }

  private <T> T tried(String field, T otherwise, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (Refusal wrong) {
      errors.put(field(wrong, field), wrong.getMessage());
      return otherwise;
    }
  }
}
