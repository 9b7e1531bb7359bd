package org.engagementledger.command.imports.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.engagementledger.command.dossiers.DossierCommand.OpenDossier;
import org.engagementledger.command.dossiers.DossierCommand.RegisterEndorsement;
import org.engagementledger.command.dossiers.DossierCommand.WithdrawEndorsement;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.Fact.NonEndorsement;
import org.engagementledger.facts.Fact.Withdrawal;
import org.engagementledger.facts.InstrumentId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A state that endorsed in May 2015, left in 2017, and endorsed again in June 2019. */
class ConflictingEntriesTest {
  private static final InstrumentId DECLARATION = new InstrumentId("safe-schools-declaration");

  @ParameterizedTest
  @CsvSource({
    "2015, first, true",
    "2015-05-20, first, false",
    "2014/2015-05-20, first, false",
    "2019-06, last, true",
    "2021, last, false"
  })
  void whatAgreesWithTheDateOfARowIsItsRivalOtherwiseTheLast(
      String date, String rival, boolean within) {
    Optional<Entry> found = ConflictingEntries.of(dossier().dossier(), endorsement(date));

    assertThat(found).map(it -> it.id().id()).contains(rival);
    assertThat(ConflictingEntries.isWithin(found.orElseThrow(), endorsement(date)))
        .isEqualTo(within);
  }

  @Test
  void onlyTheSameSaidOfTheSameIsARival() {
    InstrumentId other = new InstrumentId("vancouver-principles");
    Fact refusal = new NonEndorsement(DECLARATION, new EdtfDate("2015"), "", List.of(), List.of());
    Fact elsewhere = new Endorsement(other, new EdtfDate("2015"), "", List.of(), List.of());

    assertThat(ConflictingEntries.of(dossier().dossier(), refusal)).isEmpty();
    assertThat(ConflictingEntries.of(dossier().dossier(), elsewhere)).isEmpty();
  }

  private static InMemoryRowImport dossier() {
    InMemoryRowImport dossier = new InMemoryRowImport();
    dossier.record(new OpenDossier(InMemoryRowImport.KZ, "Kazakhstan", "Asia", "Central Asia"));
    dossier.record(
        new RegisterEndorsement(
            InMemoryRowImport.KZ, new EntryId("first"), endorsement("2015-05")));
    dossier.record(
        new WithdrawEndorsement(
            InMemoryRowImport.KZ,
            new EntryId("left"),
            new Withdrawal(DECLARATION, new EdtfDate("2017"), "", List.of(), List.of())));
    dossier.record(
        new RegisterEndorsement(InMemoryRowImport.KZ, new EntryId("last"), endorsement("2019-06")));
    return dossier;
  }

  private static Endorsement endorsement(String date) {
    return new Endorsement(DECLARATION, new EdtfDate(date), "", List.of(), List.of());
  }
}
