package org.engagementledger.command.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.engagementledger.command.dossiers.DossierCommand.AddContact;
import org.engagementledger.command.dossiers.DossierCommand.AmendDescription;
import org.engagementledger.command.dossiers.DossierCommand.AmendEntry;
import org.engagementledger.command.dossiers.DossierCommand.ChangeContact;
import org.engagementledger.command.dossiers.DossierCommand.CompleteFollowUp;
import org.engagementledger.command.dossiers.DossierCommand.CosponsorResolution;
import org.engagementledger.command.dossiers.DossierCommand.LayOutPage;
import org.engagementledger.command.dossiers.DossierCommand.OpenDossier;
import org.engagementledger.command.dossiers.DossierCommand.PromiseFollowUp;
import org.engagementledger.command.dossiers.DossierCommand.RecordEngagement;
import org.engagementledger.command.dossiers.DossierCommand.RecordNonEndorsement;
import org.engagementledger.command.dossiers.DossierCommand.RegisterEndorsement;
import org.engagementledger.command.dossiers.DossierCommand.RemoveContact;
import org.engagementledger.command.dossiers.DossierCommand.RetractEntry;
import org.engagementledger.command.dossiers.DossierCommand.SetAttribute;
import org.engagementledger.command.dossiers.DossierCommand.WithdrawEndorsement;
import org.engagementledger.command.references.ReferenceLookup;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.DossierOutline;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.Stating;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Cosponsorship;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.facts.Fact.FollowUp.State;
import org.engagementledger.facts.Fact.NonEndorsement;
import org.engagementledger.facts.Fact.Withdrawal;
import org.engagementledger.samples.RandomHistories;
import org.engagementledger.samples.SeededRandom;
import org.engagementledger.text.Refusal;
import org.junit.jupiter.api.Test;

/** What is decided on an outline is what would be decided on the whole dossier. */
class OutlineLawTest {
  private static final CountryCode KZ = new CountryCode("KZ");
  private static final int EVENTS = 60;

  /** Dates are of 2010 to 2024, and lie on both sides of the days on which they are recorded. */
  private static final LocalDate DAY = LocalDate.of(2019, 1, 1);

  private static final ReferenceLookup ALL = new ReferenceLookup(any -> true, any -> "");

  @Test
  void anyCommandIsDecidedAsOnTheWholeDossier() {
    Map<String, Integer> outcomes = new TreeMap<>();
    SeededRandom.each(
        80,
        seeded -> {
          List<DossierEvent> history = lawful(new RandomHistories(seeded, KZ).history(EVENTS));
          Dossier whole = Dossier.unopened(KZ);
          DossierOutline outline = new DossierOutline(KZ);
          for (int sequence = 0; sequence < history.size(); sequence++) {
            LocalDate recorded = DAY.plusDays(30L * sequence);
            whole = whole.after(history.get(sequence), recorded);
            outline.take(history.get(sequence), sequence, recorded);
          }
          for (int i = 0; i < 60; i++) {
            DossierCommand command = command(seeded);
            Object decided = decided(whole, command);
            Dossier seen =
                outline.with(
                    command.named(), sequence -> ((Stating) history.get((int) sequence)).fact());
            assertThat(decided(seen, command)).isEqualTo(decided);
            outcomes.merge(kind(command, decided), 1, Integer::sum);
          }
        });
    assertThat(outcomes).hasSizeGreaterThan(29);
  }

  /** Without events after which the rules would refuse whatever has to do with positions. */
  private static List<DossierEvent> lawful(List<DossierEvent> history) {
    List<DossierEvent> lawful = new ArrayList<>();
    Dossier dossier = Dossier.unopened(KZ);
    for (DossierEvent event : history) {
      LocalDate recorded = DAY.plusDays(30L * lawful.size());
      if (isLawful(dossier, event, recorded)) {
        dossier = dossier.after(event, recorded);
        lawful.add(event);
      }
    }
    return lawful;
  }

  private static boolean isLawful(Dossier dossier, DossierEvent event, LocalDate recorded) {
    try {
      DossierInvariants.check(dossier, event, recorded);
      return true;
    } catch (Refusal refused) {
      return false;
    }
  }

  private static Object decided(Dossier dossier, DossierCommand command) {
    try {
      return DossierRules.decide(dossier, command, ALL, LocalDate.of(2060, 1, 1));
    } catch (RuntimeException refused) {
      return refused.getClass().getSimpleName() + ": " + refused.getMessage();
    }
  }

  private static String kind(DossierCommand command, Object decided) {
    return command.getClass().getSimpleName()
        + (decided instanceof DossierEvent ? " accepted" : " refused");
  }

  private static DossierCommand command(SeededRandom seeded) {
    Fact fact = new RandomHistories(seeded, KZ).fact();
    EntryId old = new EntryId("e" + (1 + seeded.below(EVENTS)));
    return switch (seeded.below(9)) {
      case 0 -> new RetractEntry(KZ, old, "was never so");
      case 1 -> new RemoveContact(KZ, old);
      case 2 -> new CompleteFollowUp(KZ, old, State.DONE, ended(fact, seeded), "");
      case 3 -> new LayOutPage(KZ, "page.txt", seeded.of("", "x"), 2, 2, List.of());
      case 4 -> new OpenDossier(KZ, "Kazakhstan", "", "");
      case 5 ->
          new AmendDescription(
              KZ, Optional.of("Kazakhstan"), Optional.of(""), Optional.empty(), "the name changed");
      case 6 -> record(seeded.oneIn(9) ? old : new EntryId("new"), promisedSomewhere(fact, seeded));
      default ->
          fact instanceof Contact it && seeded.oneIn(2)
              ? new ChangeContact(KZ, old, it)
              : new AmendEntry(KZ, old, seeded.below(3), promisedSomewhere(fact, seeded), "wrong");
    };
  }

  private static EdtfDate ended(Fact fact, SeededRandom seeded) {
    return seeded.oneIn(3) ? EdtfDate.UNKNOWN : fact.date();
  }

  private static Fact promisedSomewhere(Fact fact, SeededRandom seeded) {
    return fact instanceof FollowUp it
        ? new FollowUp(
            new EntryId("e" + (1 + seeded.below(EVENTS))),
            it.promise(),
            it.by(),
            it.due(),
            it.state(),
            it.date(),
            List.of())
        : fact;
  }

  private static DossierCommand record(EntryId id, Fact fact) {
    return switch (fact) {
      case Endorsement it -> new RegisterEndorsement(KZ, id, it);
      case Withdrawal it -> new WithdrawEndorsement(KZ, id, it);
      case NonEndorsement it -> new RecordNonEndorsement(KZ, id, it);
      case Cosponsorship it -> new CosponsorResolution(KZ, id, it);
      case Engagement it -> new RecordEngagement(KZ, id, it);
      case Attribute it -> new SetAttribute(KZ, id, it);
      case Contact it -> new AddContact(KZ, id, it);
      case FollowUp it -> new PromiseFollowUp(KZ, id, it);
    };
  }
}
