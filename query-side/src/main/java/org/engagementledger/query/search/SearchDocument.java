package org.engagementledger.query.search;

import static com.mongodb.client.model.Filters.in;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.DayRange;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Fact.Attribute;
import org.engagementledger.events.Fact.Engagement;

/**
 * What an entry said from one event about it to the next.
 *
 * @param number which of the events about the entry it is said by, from 0
 * @param fact without names of persons
 * @param days on which that can have begun
 * @param since when it was recorded
 * @param until when something else was recorded; empty if that is what it says today
 * @param audience who finds it
 */
record SearchDocument(
    CountryCode country,
    EntryId entry,
    int number,
    Fact fact,
    DayRange days,
    Instant since,
    Optional<Instant> until,
    Audience audience) {
  /** Who finds a document. An entry of which something was ever internal has two of each. */
  enum Audience {
    /** Whoever searches. */
    ALL,
    /** Who sees persons: its words are those that were recorded. */
    INTERNAL,
    /** Readers: it has no word that is internal today. */
    READERS;

    /** What is found by readers, or by those who see everything. */
    static Bson of(boolean everything) {
      return in("keys.audience", ALL.name(), (everything ? INTERNAL : READERS).name());
    }
  }

  /** What it is called among the documents. */
  String id() {
    String id = country + "/" + entry + "/" + number;
    return audience == Audience.READERS ? id + "/readers" : id;
  }

  /** The same for one audience. */
  SearchDocument to(Audience those, Fact saying) {
    return new SearchDocument(country, entry, number, saying, days, since, until, those);
  }

  /** The kind of an engagement, or that it is an attribute. */
  String kind() {
    return fact instanceof Engagement it ? it.kind().name() : SearchFilter.ATTRIBUTE;
  }

  /** Whether when it was so depends on other entries. */
  boolean isAmongOthers() {
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
}
