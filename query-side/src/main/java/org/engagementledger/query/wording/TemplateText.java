package org.engagementledger.query.wording;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.DaySpan;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Contact.Post;
import org.engagementledger.facts.Status;
import org.engagementledger.json.Timestamp;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** What templates say in plain English. */
@Component("text")
public final class TemplateText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /** A date in words. */
  public String date(EdtfDate date) {
    return EnglishDate.of(date);
  }

  /** When a fact happened, in words. */
  public String when(Fact fact) {
    return EnglishDate.of(fact);
  }

  /** A date, or the days from it to a last day, in words. */
  public String when(EdtfDate date, Optional<EdtfDate> lastDay) {
    return lastDay
        .map(last -> new DaySpan(date.earliest(), last.latest()).words())
        .orElseGet(() -> date(date));
  }

  /** A date as the {@code datetime} of a time element; none if it has no such form. */
  public @Nullable String machine(EdtfDate date) {
    return EnglishDate.machine(date).orElse(null);
  }

  /** A moment as the {@code datetime} of a time element, spelled as everywhere. */
  public String machine(Instant time) {
    return Timestamp.text(time);
  }

  /** A moment, to the minute. */
  public String time(Instant time) {
    return TIME.format(time);
  }

  /** The day of a moment. */
  public String day(Instant time) {
    return DAY.format(time);
  }

  /** A kind of engagement. */
  public String kind(EngagementKind kind) {
    return DomainLabels.of(kind);
  }

  /** A status. */
  public String status(Status status) {
    return DomainLabels.of(status);
  }

  /** Statuses of which one is the state's. */
  public String statuses(List<Status> possible) {
    return DomainLabels.of(possible);
  }

  /** An attribute. */
  public String attribute(AttributeName attribute) {
    return DomainLabels.of(attribute);
  }

  /** Where a contact sits. */
  public String post(Post post) {
    return DomainLabels.of(post);
  }

  /** The English name of a country. */
  public String country(CountryCode country) {
    return country.englishName();
  }

  /** A type of events. */
  public String event(String type) {
    return DomainLabels.ofEvent(type);
  }

  /** How many there are of what is called so. */
  public String count(long number, String one) {
    return DomainLabels.count(number, one);
  }

  /** Any other name in words. */
  public String plain(Object name) {
    return DomainLabels.plain(name);
  }

  /** As it stands in a class of a style sheet: {@code not-endorsed}. */
  public String slug(Object name) {
    return name.toString().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Where a letter to an address of email goes, and nowhere else: RFC 6068, section 2. */
  public String mailto(String email) {
    return "mailto:" + UriUtils.encode(email, StandardCharsets.UTF_8).replace("%40", "@");
  }

  /** The paragraphs of a text. */
  public List<String> paragraphs(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
