package org.engagementledger.query.followups;

import java.io.Writer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.engagementledger.facts.Fact.FollowUp.State;
import org.engagementledger.query.followups.PromiseDocument.End;
import org.engagementledger.query.wording.EnglishDate;
import org.engagementledger.text.Refusal;

/**
 * Promises as an iCalendar object (RFC 5545) that calendars subscribe to. Each is on the last day
 * by which it may be due; one without a last day is no event, and a task without a date.
 */
final class FollowUpCalendar {
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final ContentLines lines;
  private final Form form;
  private final String site;

  private FollowUpCalendar(Form form, String site, Writer to) {
    this.lines = new ContentLines(to);
    this.form = form;
    this.site = site;
  }

  /** What a promise becomes. */
  enum Form {
    /** An event of a whole day, which every calendar shows. */
    EVENT("VEVENT"),
    /** A task, which fewer calendars show. */
    TASK("VTODO");

    private final String component;

    Form(String component) {
      this.component = component;
    }

    static Form of(String text) {
      return switch (text) {
        case "event" -> EVENT;
        case "task" -> TASK;
        default ->
            throw new Refusal("promises can be had as event or as task, not as '" + text + "'")
                .at("/as");
      };
    }
  }

  /**
   * Writes the whole calendar, component by component.
   *
   * @param site where the pages are that it leads to
   */
  static void write(List<Promise> promises, Form form, String site, Writer to) {
    FollowUpCalendar calendar = new FollowUpCalendar(form, site, to);
    calendar.head();
    promises.stream().filter(it -> form == Form.TASK || hasDay(it)).forEach(calendar::component);
    calendar.lines.line("END", "VCALENDAR");
  }

  private void head() {
    lines
        .line("BEGIN", "VCALENDAR")
        .line("VERSION", "2.0")
        .line("PRODID", "-//Engagement ledger//Follow-ups//EN")
        .line("CALSCALE", "GREGORIAN")
        .text("NAME", "Follow-ups")
        .text("X-WR-CALNAME", "Follow-ups")
        .line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
  }

  private void component(Promise it) {
    lines
        .line("BEGIN", form.component)
        .text("UID", it.entry() + "." + it.country() + ".follow-up.engagement-ledger")
        .line("DTSTAMP", TIME.format(it.changed()))
        .line("LAST-MODIFIED", TIME.format(it.changed()))
        .line("SEQUENCE", String.valueOf(it.version() - 1));
    if (hasDay(it)) {
      dates(it.followUp().due().latest());
    }
    lines
        .text("SUMMARY", summary(it))
        .text("DESCRIPTION", description(it))
        .text("CATEGORIES", it.name())
        .line("URL", site + "/countries/" + it.country() + "#" + it.followUp().engagement())
        .line("STATUS", status(it));
    if (form == Form.TASK) {
      completed(it);
    }
    lines.line("END", form.component);
  }

  /** An event that begins on a day, and ends nowhere, takes that day (RFC 5545, section 3.6.1). */
  private void dates(LocalDate day) {
    if (form == Form.TASK) {
      lines.line("DUE;VALUE=DATE", DAY.format(day));
      return;
    }
    lines.line("DTSTART;VALUE=DATE", DAY.format(day)).line("TRANSP", "TRANSPARENT");
  }

  /** A time, as that property has no form for a day. */
  private void completed(Promise it) {
    if (it.followUp().state() == State.DONE) {
      it.end().ifPresent(end -> lines.line("COMPLETED", TIME.format(end.recorded())));
    }
  }

  private static String summary(Promise it) {
    String what = it.name() + ": " + it.followUp().promise();
    return switch (it.followUp().state()) {
      case OPEN -> what;
      case DONE -> "Done – " + what;
      case DROPPED -> "Dropped – " + what;
    };
  }

  private static String description(Promise it) {
    String by = it.followUp().by();
    String due = it.isDated() ? "Due: " + EnglishDate.of(it.followUp().due()) : "No date was set";
    String end = it.end().map(End::note).orElse("");
    return (by.isEmpty() ? due : "Promised by: " + by + "\n" + due)
        + (end.isBlank() ? "" : "\n" + end);
  }

  private String status(Promise it) {
    State state = it.followUp().state();
    if (state == State.DROPPED) {
      return "CANCELLED";
    }
    if (form == Form.TASK) {
      return state == State.DONE ? "COMPLETED" : "NEEDS-ACTION";
    }
    boolean exact = it.followUp().due().earliest().equals(it.followUp().due().latest());
    return exact || state == State.DONE ? "CONFIRMED" : "TENTATIVE";
  }

  private static boolean hasDay(Promise it) {
    return it.isDated() && !it.followUp().due().latest().equals(LocalDate.MAX);
  }
}
