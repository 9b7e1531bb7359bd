package org.engagementledger.command.imports.pages;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.command.imports.FactMerge;
import org.engagementledger.command.imports.PageImportIds;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent.AboutEntry;
import org.engagementledger.events.DossierEvent.Stating;
import org.engagementledger.events.PageLayout.Block;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.history.DossierHistory.AttributedEvent;
import org.engagementledger.pages.content.Page;

/**
 * What pages last said of each entry and of each field, whatever people recorded of it since. What
 * a person amends is not forgotten to be the person's when another page is imported.
 */
final class LastPageFacts {
  private final Map<EntryId, Fact> facts = new HashMap<>();
  private final Map<String, Dossier> fields = new HashMap<>();

  /** Takes the next event of the dossier into account. */
  void take(AttributedEvent attributed, Dossier before, Dossier after) {
    boolean isOfThePage =
        PageImportIds.isImport(attributed.id()) && !PageImportIds.isRestored(attributed.id());
    if (attributed.event() instanceof AboutEntry event && isOfThePage) {
      Optional<Fact> was = before.entry(event.entry()).map(Entry::fact);
      if (event instanceof Stating stating) {
        said(stating, was, after);
      } else {
        was.ifPresent(fact -> fields.remove(field(fact)));
      }
    }
  }

  /** Takes into account what the page showed that was imported last. */
  void takeLayout(Dossier then) {
    for (Block block : then.layout().blocks()) {
      block.entry().flatMap(then::entry).ifPresent(entry -> shown(entry, block));
      block.pieces().forEach(piece -> fields.putIfAbsent(piece.field(), then));
    }
  }

  /** What the page last said of an entry; what it says now if no page ever said it. */
  Fact of(Entry entry) {
    return facts.getOrDefault(entry.id(), entry.fact());
  }

  /** The dossier when the page last said something of a field. */
  Optional<Dossier> when(String field) {
    return Optional.ofNullable(fields.get(field));
  }

  private void said(Stating event, Optional<Fact> was, Dossier after) {
    Fact before = facts.getOrDefault(event.entry(), event.fact());
    Fact now = FactMerge.of(before, was.orElse(before), event.fact());
    facts.put(event.entry(), facts.containsKey(event.entry()) ? now : event.fact());
    fields.put(field(event.fact()), after);
  }

  /** A page says nothing of a place that was recorded by other means. */
  private void shown(Entry entry, Block block) {
    boolean isPlaced = Page.place(block.pieces()).isPresent();
    Fact fact = entry.fact();
    Fact said =
        fact instanceof Engagement it && !isPlaced && !it.place().isEmpty() ? it.located("") : fact;
    facts.putIfAbsent(entry.id(), said);
    if (!entry.stands() && facts.get(entry.id()) instanceof Engagement it) {
      Page.text(block.pieces()).ifPresent(text -> facts.put(entry.id(), it.retold(text)));
    }
  }

  private static String field(Fact fact) {
    return switch (fact) {
      case Position it -> Page.field(it.instrument());
      case Attribute it -> Page.field(it.name());
      default -> "";
    };
  }
}
