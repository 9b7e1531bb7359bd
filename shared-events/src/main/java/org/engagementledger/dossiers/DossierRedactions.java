package org.engagementledger.dossiers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.Stating;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Redaction;

/**
 * What readers are not shown of a dossier, by all that was ever recorded of it: what is marked as
 * internal today is not shown as of yesterday either.
 *
 * <p>An entry of which something was marked at any time is shown with the marks of today, if it
 * says what it says today; in any other words all of its text is hidden, since nobody looked
 * through these words. Other entries are shown with the marks they have.
 */
public final class DossierRedactions {
  /** For a dossier as it stands today. */
  public static final DossierRedactions OF_TODAY = new DossierRedactions();

  private final Map<String, Fact> today = new HashMap<>();
  private final Set<String> marked = new HashSet<>();

  private DossierRedactions() {}

  /** By all events of a dossier, or all about one entry, in their order. */
  public static DossierRedactions by(Stream<? extends DossierEvent> all) {
    DossierRedactions redactions = new DossierRedactions();
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
