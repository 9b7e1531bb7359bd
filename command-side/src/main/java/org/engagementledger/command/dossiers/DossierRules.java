package org.engagementledger.command.dossiers;

import static java.util.Locale.ROOT;
import static org.engagementledger.text.Refusal.unless;

import java.time.LocalDate;
import java.util.List;
import org.engagementledger.command.VersionConflict;
import org.engagementledger.command.dossiers.DossierCommand.AddContact;
import org.engagementledger.command.dossiers.DossierCommand.AmendDescription;
import org.engagementledger.command.dossiers.DossierCommand.AmendEntry;
import org.engagementledger.command.dossiers.DossierCommand.ChangeContact;
import org.engagementledger.command.dossiers.DossierCommand.CompleteFollowUp;
import org.engagementledger.command.dossiers.DossierCommand.CosponsorResolution;
import org.engagementledger.command.dossiers.DossierCommand.Engage;
import org.engagementledger.command.dossiers.DossierCommand.LayOutPage;
import org.engagementledger.command.dossiers.DossierCommand.OpenDossier;
import org.engagementledger.command.dossiers.DossierCommand.PromiseFollowUp;
import org.engagementledger.command.dossiers.DossierCommand.RecordFact;
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
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.AttributeSet;
import org.engagementledger.events.DossierEvent.ContactAdded;
import org.engagementledger.events.DossierEvent.ContactChanged;
import org.engagementledger.events.DossierEvent.ContactRemoved;
import org.engagementledger.events.DossierEvent.DescriptionAmended;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EndorsementRegistered;
import org.engagementledger.events.DossierEvent.EndorsementWithdrawn;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.events.DossierEvent.FollowUpCompleted;
import org.engagementledger.events.DossierEvent.FollowUpPromised;
import org.engagementledger.events.DossierEvent.NonEndorsementRecorded;
import org.engagementledger.events.DossierEvent.PageImported;
import org.engagementledger.events.DossierEvent.ResolutionCosponsored;
import org.engagementledger.events.DossierEvent.Stating;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.facts.Redaction;
import org.engagementledger.text.Refusal;
import org.engagementledger.wiring.FactTypeName;

/** Decides commands: purely, on the dossier as it stands. */
public final class DossierRules {
  private DossierRules() {}

  /**
   * The event that a command leads to.
   *
   * @param today the last day that has begun anywhere
   * @throws Refusal if the rules of the domain refuse it
   */
  public static DossierEvent decide(
      Dossier dossier, DossierCommand command, ReferenceLookup known, LocalDate today) {
    if (!dossier.isOpen() && !(command instanceof OpenDossier)) {
      throw new DossierNotOpened(command.country());
    }
    DossierEvent event = event(dossier, command);
    event.effective().ifPresent(date -> requireHappened(date, today));
    event.lastDay().ifPresent(day -> requireOver(day, today));
    if (event instanceof Stating stating) {
      known.require(stating.fact());
      requireOwnWords(stating.fact());
    }
    DossierInvariants.check(dossier, event, today);
    return event;
  }

  private static DossierEvent event(Dossier dossier, DossierCommand command) {
    return switch (command) {
      case OpenDossier c -> open(dossier, c);
      case AmendDescription c ->
          new DescriptionAmended(
              c.country(),
              c.name().orElse(dossier.name()),
              c.region().orElse(dossier.region()),
              c.subregion().orElse(dossier.subregion()),
              c.reason());
      case RecordFact c -> record(dossier, c);
      case CompleteFollowUp c -> complete(dossier, c);
      case ChangeContact c -> {
        standing(dossier, c.entry(), Contact.class);
        yield new ContactChanged(c.country(), c.entry(), c.fact());
      }
      case RemoveContact c -> {
        standing(dossier, c.entry(), Contact.class);
        yield new ContactRemoved(c.country(), c.entry());
      }
      case AmendEntry c -> amend(dossier, c);
      case RetractEntry c -> retract(dossier, c);
      case LayOutPage c -> layOut(dossier, c);
    };
  }

  private static DossierEvent open(Dossier dossier, OpenDossier c) {
    unless(!dossier.isOpen(), "the dossier of %s is open already", c.country());
    return new DossierOpened(c.country(), c.name(), c.region(), c.subregion());
  }

  private static DossierEvent record(Dossier dossier, RecordFact command) {
    CountryCode country = command.country();
    EntryId id = command.entry();
    unless(dossier.entry(id).isEmpty(), "an entry %s is there already", id);
    return switch (command) {
      case RegisterEndorsement c -> new EndorsementRegistered(country, id, c.fact());
      case WithdrawEndorsement c -> new EndorsementWithdrawn(country, id, c.fact());
      case RecordNonEndorsement c -> new NonEndorsementRecorded(country, id, c.fact());
      case CosponsorResolution c -> new ResolutionCosponsored(country, id, c.fact());
      case Engage c -> new EngagementRecorded(country, id, c.fact());
      case SetAttribute c -> new AttributeSet(country, id, c.fact());
      case AddContact c -> new ContactAdded(country, id, c.fact());
      case PromiseFollowUp c -> {
        standing(dossier, c.fact().engagement(), Engagement.class);
        yield new FollowUpPromised(country, id, c.fact());
      }
    };
  }

  private static DossierEvent complete(Dossier dossier, CompleteFollowUp c) {
    FollowUp promised = standing(dossier, c.entry(), FollowUp.class);
    if (c.engagement().filter(it -> !it.equals(promised.engagement())).isPresent()) {
      throw new NoSuchEntry(c.country(), c.entry(), c.engagement().orElseThrow());
    }
    unless(
        promised.state() == FollowUp.State.OPEN, "this follow-up is %s already", promised.state());
    unless(
        !promised.date().certainlyAfter(c.date()),
        "a follow-up promised %s cannot have ended %s",
        promised.date(),
        c.date());
    if (c.outcome() == FollowUp.State.DROPPED && c.note().isBlank()) {
      throw new Refusal("say why it is dropped").at("/note");
    }
    return new FollowUpCompleted(c.country(), c.entry(), c.outcome(), c.date(), c.note());
  }

  private static DossierEvent amend(Dossier dossier, AmendEntry c) {
    Fact before = standing(dossier, c.entry(), c.fact().getClass());
    int version = dossier.entry(c.entry()).orElseThrow().version();
    if (c.version() != 0 && c.version() != version) {
      throw VersionConflict.entry(version, c.version());
    }
    unless(!before.equals(c.fact()), "this amendment changes nothing");
    if (c.fact() instanceof FollowUp followUp) {
      standing(dossier, followUp.engagement(), Engagement.class);
    }
    return new EntryAmended(c.country(), c.entry(), c.fact(), c.reason());
  }

  /** What was promised in an engagement would hang in the air without it. */
  private static DossierEvent retract(Dossier dossier, RetractEntry c) {
    standing(dossier, c.entry(), Fact.class);
    List<EntryId> promised =
        dossier
            .standing()
            .filter(it -> EntryInvariants.isPromisedIn(c.entry(), it))
            .map(Entry::id)
            .toList();
    unless(
        promised.isEmpty(),
        "in the engagement %s something was promised; retract first: %s",
        c.entry(),
        promised);
    return new EntryRetracted(c.country(), c.entry(), c.reason());
  }

  private static DossierEvent layOut(Dossier dossier, LayOutPage c) {
    unless(
        c.part() == 1 || dossier.coming().digest().equals(c.digest()),
        "part %s of a page comes after its part 1",
        c.part());
    return new PageImported(c.country(), c.file(), c.digest(), c.part(), c.parts(), c.blocks());
  }

  private static <F extends Fact> F standing(Dossier dossier, EntryId id, Class<F> sort) {
    Entry entry = dossier.entry(id).orElseThrow(() -> new NoSuchEntry(dossier.country(), id));
    unless(entry.stands(), "the entry %s was %s", id, entry.standing().name().toLowerCase(ROOT));
    if (!sort.isInstance(entry.fact())) {
      throw new Refusal(
          "the entry %s says something of the sort %s, not %s"
              .formatted(id, FactTypeName.of(entry.fact().getClass()), FactTypeName.of(sort)));
    }
    return sort.cast(entry.fact());
  }

  /** What readers are shown in place of a passage says nothing, and would replace what does. */
  private static void requireOwnWords(Fact fact) {
    if (fact.texts().stream().anyMatch(text -> text.contains(Redaction.MARK))) {
      throw new Refusal(
              "the text says %s, which readers are shown in place of what is internal; give the"
                      .formatted(Redaction.MARK)
                  + " text itself, and mark passages in it")
          .at(
              switch (fact) {
                case Fact.Engagement it -> "/text";
                case Fact.Attribute it -> "/text";
                case FollowUp it -> "/promise";
                default -> "/note";
              });
    }
  }

  private static void requireHappened(EdtfDate date, LocalDate today) {
    if (date.earliest().isAfter(today)) {
      throw new Refusal(
              "the date "
                  + date
                  + " lies in the future; what is planned is a follow-up with a due date")
          .at("/date");
    }
  }

  private static void requireOver(EdtfDate lastDay, LocalDate today) {
    if (lastDay.latest().isAfter(today)) {
      throw new Refusal(
              "the last day "
                  + lastDay
                  + " lies in the future; record it without one, and amend it once it is over")
          .at("/lastDay");
    }
  }
}
