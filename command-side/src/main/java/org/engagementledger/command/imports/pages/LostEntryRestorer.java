package org.engagementledger.command.imports.pages;

import java.util.Optional;
import org.engagementledger.command.dossiers.DossierCommand;
import org.engagementledger.command.dossiers.DossierCommand.AmendEntry;
import org.engagementledger.command.dossiers.DossierCommand.ChangeContact;
import org.engagementledger.command.imports.FactMerge;
import org.engagementledger.command.imports.PageImportIds;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Contact;

/**
 * Entries that an import took back since the page had lost their lines. Where a page has them
 * again, they are recorded anew, and become what people had made of them.
 */
record LostEntryRestorer(PlannedCommands draft, ImportBaseline last, PageImportIds ids) {
  private static final String WHY = "as it was put right before the page lost it";

  /** Amends an entry that was just recorded, if people had put right the one that it was. */
  void restore(int line, EntryId entry, Fact recorded) {
    Optional<Fact> right =
        last.lost(recorded)
            .map(it -> FactMerge.of(it.fact(), last.baseline().of(it), recorded))
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
