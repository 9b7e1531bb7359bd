package org.engagementledger.command.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.command.dossiers.Kazakhstan.KZ;
import static org.engagementledger.command.dossiers.Kazakhstan.MEETING;
import static org.engagementledger.command.dossiers.PlainDays.LAST;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.engagementledger.command.dossiers.DossierCommand.AddContact;
import org.engagementledger.command.dossiers.DossierCommand.AmendEntry;
import org.engagementledger.command.dossiers.DossierCommand.ChangeContact;
import org.engagementledger.command.dossiers.DossierCommand.CompleteFollowUp;
import org.engagementledger.command.dossiers.DossierCommand.PromiseFollowUp;
import org.engagementledger.command.dossiers.PlainDays.PlainDate;
import org.engagementledger.command.references.ReferenceLookup;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.DossierOutline;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.Stating;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.facts.Fact.FollowUp.State;
import org.engagementledger.facts.PersonalText;
import org.engagementledger.samples.SeededRandom;
import org.engagementledger.text.Refusal;
import org.junit.jupiter.api.Test;

/**
 * A promise is made no sooner than its engagement began and ends no sooner than it is made, and a
 * contact's details change no sooner than they are so, whenever which of the dates is recorded or
 * amended: against a model that tries every day.
 */
class EntryOrderLawTest {
  private static final ReferenceLookup ALL = new ReferenceLookup(any -> true, any -> "");
  private static final EntryId ENTRY = new EntryId("entry");
  private static final PlainDate SOME_TIME = new PlainDate("../..", 0, LAST);

  /** Something of the entry, and the day by which its date was recorded. */
  private record Moment(PlainDate date, int recorded) {
    int latest() {
      return Math.min(date.latest(), recorded);
    }
  }

  private record Trial(DossierCommand command, Moment met, List<Moment> then) {}

  private final Map<String, Integer> outcomes = new TreeMap<>();
  private SeededRandom seeded = new SeededRandom(0);
  private final List<DossierEvent> events = new ArrayList<>();
  private DossierOutline outline = new DossierOutline(KZ);
  private Moment met = new Moment(SOME_TIME, 0);
  private List<Moment> model = List.of();
  private State state = State.OPEN;
  private int day;

  @Test
  void aPromiseIsAcceptedIfItCanHaveBeenMadeBeforeItEnded() {
    each(1_500, this::promise);
  }

  @Test
  void aContactIsAcceptedIfItsDetailsCanHaveComeOneAfterTheOther() {
    each(1_500, this::contact);
  }

  private void each(int trials, Supplier<Trial> next) {
    long first = Long.getLong("seed", System.nanoTime());
    for (long seed = first; seed < first + trials; seed++) {
      given(seed);
      for (int i = 0; i < 7; i++) {
        day = Math.min(LAST, day + seeded.below(3));
        Trial trial = next.get();
        Optional<DossierEvent> decided = decided(trial.command());
        assertThat(decided.isPresent())
            .as("-Dseed=%d: %s on day %d, when there was %s of %s", seed, trial, day, model, met)
            .isEqualTo(canBeTrue(trial.then(), 0, trial.met().date().earliest()));
        outcomes.merge(decided.isPresent() ? "accepted" : "refused", 1, Integer::sum);
        decided.ifPresent(event -> record(event, trial));
      }
    }
    assertThat(outcomes).hasSize(2).allSatisfy((it, count) -> assertThat(count).isGreaterThan(500));
  }

  private void given(long seed) {
    seeded = new SeededRandom(seed);
    outline = new DossierOutline(KZ);
    events.clear();
    take(Kazakhstan.OPENED, 1);
    take(Kazakhstan.MET, 1);
    met = new Moment(SOME_TIME, 0);
    model = List.of();
    state = State.OPEN;
    day = 1;
  }

  private void record(DossierEvent event, Trial trial) {
    take(event, day);
    met = trial.met();
    model = trial.then();
    state =
        seen(Stream.of(ENTRY)).entry(ENTRY).map(Entry::fact).orElse(null) instanceof FollowUp it
            ? it.state()
            : State.OPEN;
  }

  private void take(DossierEvent event, int recorded) {
    outline.take(event, events.size(), on(recorded));
    events.add(event);
  }

  /** The dossier as far as a command that names those entries is decided on it. */
  private Dossier seen(Stream<EntryId> named) {
    return outline.with(named, sequence -> ((Stating) events.get((int) sequence)).fact());
  }

  /** Whether days can be chosen, none before the one ahead of it. */
  private static boolean canBeTrue(List<Moment> moments, int next, int notBefore) {
    if (next == moments.size()) {
      return true;
    }
    Moment moment = moments.get(next);
    for (int it = moment.date().earliest(); it <= moment.latest(); it++) {
      if (it >= notBefore && canBeTrue(moments, next + 1, it)) {
        return true;
      }
    }
    return false;
  }

  private Trial promise() {
    if (seeded.oneIn(5)) {
      Moment began = amended(met);
      return new Trial(new AmendEntry(KZ, MEETING, meeting(began.date()), "misread"), began, model);
    }
    if (model.isEmpty()) {
      PlainDate date = date();
      return new Trial(
          new PromiseFollowUp(KZ, ENTRY, promise(date, State.OPEN)),
          met,
          List.of(new Moment(date, day)));
    }
    if (state == State.OPEN && seeded.oneIn(2)) {
      PlainDate date = date();
      EdtfDate end = new EdtfDate(date.text());
      return new Trial(
          new CompleteFollowUp(KZ, ENTRY, State.DONE, end, "sent"),
          met,
          List.of(model.getFirst(), new Moment(date, day)));
    }
    Moment made = amended(model.getFirst());
    State now = seeded.of(State.OPEN, State.DONE, State.DONE, State.DROPPED);
    Moment end = model.size() > 1 ? model.getLast() : new Moment(SOME_TIME, day);
    return new Trial(
        new AmendEntry(KZ, ENTRY, promise(made.date(), now), "misread"),
        met,
        now == State.OPEN ? List.of(made) : List.of(made, end));
  }

  private Trial contact() {
    if (model.isEmpty()) {
      PlainDate date = date();
      return new Trial(
          new AddContact(KZ, ENTRY, contact(date)), met, List.of(new Moment(date, day)));
    }
    List<Moment> then = new ArrayList<>(model);
    if (model.size() < 4 && seeded.oneIn(2)) {
      PlainDate date = date();
      then.add(new Moment(date, day));
      return new Trial(new ChangeContact(KZ, ENTRY, contact(date)), met, then);
    }
    Moment last = amended(then.removeLast());
    then.add(last);
    return new Trial(new AmendEntry(KZ, ENTRY, contact(last.date()), "misread"), met, then);
  }

  private Moment amended(Moment was) {
    PlainDate date = seeded.oneIn(4) ? was.date() : date();
    return date.text().equals(was.date().text()) ? was : new Moment(date, day);
  }

  private Engagement meeting(PlainDate date) {
    return Engagement.told(
        EngagementKind.MEETING,
        new EdtfDate(date.text()),
        "It took place, they say " + seeded.below(1_000_000));
  }

  private FollowUp promise(PlainDate date, State now) {
    return new FollowUp(
        MEETING,
        "send the note " + seeded.below(1_000_000),
        "",
        EdtfDate.UNKNOWN,
        now,
        new EdtfDate(date.text()),
        List.of());
  }

  private Contact contact(PlainDate date) {
    return new Contact(
        Contact.Post.GENEVA,
        Optional.empty(),
        "Desk " + seeded.below(1_000_000),
        Optional.of(new PersonalText("p", "desk@example.org")),
        Optional.empty(),
        Optional.empty(),
        new EdtfDate(date.text()));
  }

  private Optional<DossierEvent> decided(DossierCommand command) {
    try {
      return Optional.of(DossierRules.decide(seen(command.named()), command, ALL, on(day)));
    } catch (Refusal refused) {
      return Optional.empty();
    }
  }

  private PlainDate date() {
    return PlainDays.date(seeded, day);
  }

  private static LocalDate on(int day) {
    return PlainDays.on(day);
  }
}
