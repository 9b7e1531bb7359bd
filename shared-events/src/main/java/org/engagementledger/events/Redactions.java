package org.engagementledger.events;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.engagementledger.events.DossierEvent.Stating;

/**
 * What readers are not shown of a dossier, by all that was ever recorded of it: what is marked as
 * internal today is not shown as of yesterday either.
 *
 * <p>An entry of which something was marked at any time is shown with the marks of today, if it
 * says what it says today; in any other words all of its text is hidden, since nobody looked
 * through these words. Other entries are shown with the marks they have.
 */
public final class Redactions {
  /** For a dossier as it stands today. */
  public static final Redactions OF_TODAY = new Redactions();

  private final Map<String, Fact> today = new HashMap<>();
  private final Set<String> marked = new HashSet<>();

  private Redactions() {}

  /** By all events of a dossier, or all about one entry, in their order. */
  public static Redactions by(Stream<? extends DossierEvent> all) {
    Redactions redactions = new Redactions();
    all.forEach(redactions::take);
    return redactions;
  }

  private void take(DossierEvent event) {
    if (event instanceof Stating stating) {
      String entry = stating.entry().id();
      today.put(entry, stating.fact());
      if (!stating.fact().internal().isEmpty()) {
        marked.add(entry);
      }
    }
  }

  /** Whether something of that entry was marked at any time. */
  public boolean concern(EntryId entry) {
    return marked.contains(entry.id());
  }

  /** What readers are shown of what an entry said once; empty if it is a contact. */
  public Optional<Fact> shown(EntryId entry, Fact fact) {
    Fact now = today.get(entry.id());
    return concern(entry) && now != null
        ? Redaction.marked(fact, now).forReaders()
        : fact.forReaders();
  }
}
