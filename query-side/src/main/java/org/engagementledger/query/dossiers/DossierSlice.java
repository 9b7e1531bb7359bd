package org.engagementledger.query.dossiers;

import java.util.List;
import java.util.Optional;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.paging.ListPage;
import org.engagementledger.query.readmodels.TrackedDossier;
import org.engagementledger.text.Refusal;

/**
 * As many entries of a dossier as an answer holds, in the order in which they were recorded.
 *
 * @param next the sequence of the event that recorded its last entry; empty if no entries follow
 */
record DossierSlice(Dossier dossier, Optional<Long> next) {
  /** The entries that were recorded behind that event of the dossier. */
  static DossierSlice of(Dossier whole, TrackedDossier chronicle, Optional<String> after) {
    long behind = after.map(DossierSlice::sequence).orElse(-1L);
    List<Entry> following =
        whole.standing().filter(it -> recorded(it, chronicle) > behind).toList();
    ListPage<Entry> page = ListPage.of(following, 0);
    Dossier shown =
        new Dossier(
            whole.country(),
            whole.name(),
            whole.region(),
            whole.subregion(),
            page.entries(),
            whole.layout(),
            whole.coming());
    return new DossierSlice(
        shown, page.next().map(it -> recorded(page.entries().getLast(), chronicle)));
  }

  private static long recorded(Entry entry, TrackedDossier chronicle) {
    return chronicle.trace(entry.id()).recorded().sequence();
  }

  private static long sequence(String after) {
    if (!after.matches("\\d{1,18}")) {
      throw new Refusal("take this from the link to the next page as it is").at("/after");
    }
    return Long.parseLong(after);
  }
}
