package org.engagementledger.time;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.InstrumentId;

/**
 * A dossier as of a day, by what is known: what had happened by its end, and what possibly had.
 *
 * @param known the dossier by what is known, whenever it happened
 * @param entries those that stand, and those that stood until they were removed, in the order of
 *     recording; what was not there that day is ABSENT
 * @param statuses where the state stood on each instrument of which anything is known
 * @param attributes what each attribute was, if it was possibly set
 */
public record DossierAsOf(
    Dossier known,
    LocalDate day,
    List<EntryAsOf> entries,
    List<StatusAsOf> statuses,
    List<AttributeAsOf> attributes) {
  /** The same lists, unmodifiable. */
  public DossierAsOf {
    entries = List.copyOf(entries);
    statuses = List.copyOf(statuses);
    attributes = List.copyOf(attributes);
  }

  /** The entries that were there, certainly or possibly, in the order of recording. */
  public Stream<EntryAsOf> present() {
    return entries.stream().filter(EntryAsOf::isPresent);
  }

  /** The dossier with what was there, certainly or possibly, and holding what it last may have. */
  public Dossier dossier() {
    return new Dossier(
        known.country(),
        known.name(),
        known.region(),
        known.subregion(),
        present().map(EntryAsOf::standing).toList(),
        known.layout(),
        known.coming());
  }

  /** That entry, if it was not retracted. */
  public Optional<EntryAsOf> entry(EntryId id) {
    return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  /** Where the state stood on an instrument. */
  public StatusAsOf status(InstrumentId instrument) {
    return statuses.stream()
        .filter(status -> status.instrument().equals(instrument))
        .findFirst()
        .orElseGet(() -> StatusAsOf.unknown(instrument));
  }

  /** What an attribute was; empty if it was certainly not set. */
  public Optional<AttributeAsOf> attribute(AttributeName name) {
    return attributes.stream().filter(attribute -> attribute.name() == name).findFirst();
  }
}
