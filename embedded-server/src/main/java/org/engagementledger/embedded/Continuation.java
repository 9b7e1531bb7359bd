package org.engagementledger.embedded;

import java.util.Optional;
import java.util.UUID;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** What a state of the store's file says of itself: whose it is, and which log continues it. */
final class Continuation {

  private static final String LOG = "changes";
  private static final String ID_HIGH = "id-high";
  private static final String ID_LOW = "id-low";

  private final MVMap<String, Long> entries;

  Continuation(MVStore file) {
    this.entries = file.openMap("continuation");
  }

  /** None in a file that has never been opened to its end. */
  Optional<Long> log() {
    return Optional.ofNullable(entries.get(LOG));
  }

  /** None in a file of a version that did not say it. */
  Optional<UUID> store() {
    Long high = entries.get(ID_HIGH);
    Long low = entries.get(ID_LOW);
    return high == null || low == null ? Optional.empty() : Optional.of(new UUID(high, low));
  }

  void set(LogOrigin log) {
    entries.put(ID_HIGH, log.store().getMostSignificantBits());
    entries.put(ID_LOW, log.store().getLeastSignificantBits());
    entries.put(LOG, log.number());
  }
}
