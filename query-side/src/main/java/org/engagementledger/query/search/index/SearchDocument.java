package org.engagementledger.query.search.index;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.DayRange;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Engagement;

/**
 * What an entry said from one event about it to the next.
 *
 * @param number which of the events about the entry it is said by, from 0
 * @param position of that event
 * @param fact without names of persons
 * @param days on which that can have begun
 * @param since when it was recorded
 * @param until when something else was recorded; empty if that is what it says today
 * @param audience who finds it
 */
public record SearchDocument(
    CountryCode country,
    EntryId entry,
    int number,
    long position,
    Fact fact,
    DayRange days,
    Instant since,
    Optional<Instant> until,
    Audience audience) {
  /** The kind of what is no engagement. */
  public static final String ATTRIBUTE = "ATTRIBUTE";

  /** Who finds a document. An entry of which something was ever internal has two of each. */
  public enum Audience {
    /** Whoever searches. */
    ALL,
    /** Who sees persons: its words are those that were recorded. */
    INTERNAL,
    /** Readers: it has no word that is internal today. */
    READERS,
    /** Nobody: the entry did not stand. Only that there was such an event is known by it. */
    NOBODY
  }

  /** What it is called among the documents. */
  String id() {
    String id = entryKey() + "/" + number;
    return audience == Audience.READERS ? id + "/readers" : id;
  }

  /** What all documents of its entry have in common. */
  String entryKey() {
    return entryKey(country, entry);
  }

  static String entryKey(CountryCode country, EntryId entry) {
    return country + "/" + entry;
  }

  /** The same for one audience. */
  SearchDocument to(Audience those, Fact saying) {
    return new SearchDocument(country, entry, number, position, saying, days, since, until, those);
  }

  /** The kind of an engagement, or that it is an attribute. */
  public String kind() {
    return fact instanceof Engagement it ? it.kind().name() : ATTRIBUTE;
  }

  /** Whether when it was so depends on other entries. */
  public boolean isAmongOthers() {
    return fact instanceof Attribute;
  }

  /** The first day, as a number to sort and compare by. */
  long first() {
    return days.earliest().toEpochDay();
  }

  /** The last day on which it may have been going on, as a number to compare by. */
  long last() {
    return fact.lastDay().map(EdtfDate::latest).orElse(days.latest()).toEpochDay();
  }

  /** The instruments that it names. */
  Stream<String> instruments() {
    return fact instanceof Engagement it
        ? it.instruments().stream().map(id -> id.id())
        : Stream.empty();
  }

  /** Whether no event before that one can have made it. */
  boolean isNew() {
    return number == 0 && until.isEmpty() && audience == Audience.ALL;
  }
}
