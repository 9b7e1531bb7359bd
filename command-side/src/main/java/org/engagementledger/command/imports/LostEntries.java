package org.engagementledger.command.imports;

import java.util.Optional;
import org.engagementledger.command.dossiers.DossierCommand;
import org.engagementledger.command.dossiers.DossierCommand.AmendEntry;
import org.engagementledger.command.dossiers.DossierCommand.ChangeContact;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Fact.Contact;

/**
 * Entries that an import took back since the page had lost their lines. Where a page has them
 * again, they are recorded anew, and become what people had made of them.
 */
record LostEntries(Draft draft, LastPage last, ImportIds ids) {
  private static final String WHY = "as it was put right before the page lost it";

  /** Amends an entry that was just recorded, if people had put right the one that it was. */
  void restore(int line, EntryId entry, Fact recorded) {
    Optional<Fact> right =
        last.lost(recorded)
            .map(it -> Retelling.of(it.fact(), last.baseline().of(it), recorded))
            .filter(it -> !it.equals(recorded));
    right.ifPresent(
        it -> draft.add(line, ids.restored(entry), command(last.now().country(), entry, it), WHY));
  }

  private static DossierCommand command(CountryCode country, EntryId entry, Fact right) {
    return right instanceof Contact it
        ? new ChangeContact(country, entry, it.of(entry.id()))
        : new AmendEntry(country, entry, right, WHY);
  }
}
