package org.engagementledger.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.engagementledger.events.DossierEvent.AboutEntry;
import org.engagementledger.events.DossierEvent.ContactAdded;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.Recorded;
import org.engagementledger.events.DossierEvent.Stating;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.events.ReferenceEvent;
import org.engagementledger.events.WireNames;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Redaction;

/**
 * Events of every type, each text of which is a word of its own. First everything is open; then
 * every text is marked in three ways.
 */
final class SentinelStory {
  private final SentinelRecords sentinels = new SentinelRecords();
  private final List<LedgerEvent> open = new ArrayList<>();
  private final List<LedgerEvent> later = new ArrayList<>();

  /** How an entry comes to be internal. */
  enum Way {
    /** Each text is marked as a passage. */
    PASSAGES,
    /** All of it is. */
    ALL,
    /** It is put in other words, which are marked. */
    OTHER_WORDS
  }

  SentinelStory() {
    types().stream()
        .filter(it -> ReferenceEvent.class.isAssignableFrom(it) || it == DossierOpened.class)
        .forEach(it -> open.add(make(it, SentinelRecords.MEETING)));
    open.add(make(EngagementRecorded.class, SentinelRecords.MEETING));
    for (Way way : Way.values()) {
      types().stream()
          .filter(Recorded.class::isAssignableFrom)
          .forEach(it -> open.add(make(it, id(way, it))));
    }
    open.stream()
        .filter(it -> it instanceof Stating && !(it instanceof ContactAdded))
        .forEach(it -> later.add(marking((Stating) it)));
    types().stream()
        .filter(it -> open.stream().noneMatch(it::isInstance) && it != EntryAmended.class)
        .forEach(it -> later.add(make(it, fitting(it))));
  }

  /** What is recorded before anything is marked. */
  List<LedgerEvent> open() {
    return open;
  }

  /** What marks all of it, and everything else. */
  List<LedgerEvent> later() {
    return later;
  }

  /** Which word is in which member. */
  Map<String, String> members() {
    return sentinels.members();
  }

  /** The first word in a member. */
  String word(String member) {
    return members().entrySet().stream()
        .filter(it -> it.getValue().equals(member))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private EntryAmended marking(Stating event) {
    String id = event.entry().id();
    boolean inOtherWords = id.startsWith(Way.OTHER_WORDS.name());
    Fact fact =
        inOtherWords ? sentinels.make(event.getClass(), event.entry()).fact() : event.fact();
    boolean isWhole = id.startsWith(Way.ALL.name());
    Fact marked = fact.marked(isWhole ? List.of(Redaction.ALL) : fact.texts());
    String reason = sentinels.make(EntryAmended.class, event.entry()).reason();
    return new EntryAmended(SentinelRecords.KZ, event.entry(), marked, reason);
  }

  private LedgerEvent make(Class<? extends LedgerEvent> type, EntryId entry) {
    return sentinels.make(type, entry);
  }

  private static EntryId fitting(Class<? extends LedgerEvent> type) {
    if (!AboutEntry.class.isAssignableFrom(type)) {
      return SentinelRecords.MEETING;
    }
    String of =
        switch (type.getSimpleName()) {
          case "FollowUpCompleted" -> "FollowUpPromised";
          case "ContactChanged", "ContactRemoved" -> "ContactAdded";
          default -> "EngagementRecorded";
        };
    return new EntryId(Way.PASSAGES + "-" + of);
  }

  private static EntryId id(Way way, Class<?> type) {
    return new EntryId(way + "-" + type.getSimpleName());
  }

  private static List<Class<? extends LedgerEvent>> types() {
    return List.copyOf(WireNames.EVENTS.values());
  }
}
