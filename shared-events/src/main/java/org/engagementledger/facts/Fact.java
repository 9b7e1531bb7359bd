package org.engagementledger.facts;

import java.util.List;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.Dated;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dates.LastDayConstraint;
import org.engagementledger.text.Refusal;
import org.engagementledger.text.TextConstraints;

/** What an entry of a dossier says. Amending an entry replaces its fact by another of its kind. */
public sealed interface Fact extends Dated {
  @Override
  default Optional<EdtfDate> lastDay() {
    return Optional.empty();
  }

  /** The passages of its texts that readers are not shown; {@link Redaction#ALL} for all texts. */
  default List<String> internal() {
    return List.of();
  }

  /** The texts that passages can be marked in, always in the same order. */
  default List<String> texts() {
    return FactTexts.of(this);
  }

  /** The same with these passages marked and no others; refuses those that are in no text. */
  default Fact marked(List<String> passages) {
    return FactTexts.marked(this, passages);
  }

  /** The same as readers are shown it, with a mark for what is internal; empty for a contact. */
  default Optional<Fact> forReaders() {
    return FactTexts.forReaders(this);
  }

  /** What a state says about one instrument. */
  sealed interface Position extends Fact {
    /** The instrument. */
    InstrumentId instrument();

    /** What the state's status is from that date on. */
    Status status();
  }

  /** The state joined an instrument. */
  record Endorsement(
      InstrumentId instrument,
      EdtfDate date,
      String note,
      List<Source> sources,
      List<String> internal)
      implements Position {
    /** Checks the texts. */
    public Endorsement {
      note = TextConstraints.free("note", note);
      sources = List.copyOf(sources);
      internal = Redaction.checked(internal, FactTexts.of(note, sources));
    }

    @Override
    public Status status() {
      return Status.ENDORSED;
    }
  }

  /** The state left an instrument it had joined. */
  record Withdrawal(
      InstrumentId instrument,
      EdtfDate date,
      String note,
      List<Source> sources,
      List<String> internal)
      implements Position {
    /** Checks the texts. */
    public Withdrawal {
      note = TextConstraints.free("note", note);
      sources = List.copyOf(sources);
      internal = Redaction.checked(internal, FactTexts.of(note, sources));
    }

    @Override
    public Status status() {
      return Status.WITHDRAWN;
    }
  }

  /** It is on record that the state had not joined. */
  record NonEndorsement(
      InstrumentId instrument,
      EdtfDate date,
      String note,
      List<Source> sources,
      List<String> internal)
      implements Position {
    /** Checks the texts. */
    public NonEndorsement {
      note = TextConstraints.free("note", note);
      sources = List.copyOf(sources);
      internal = Redaction.checked(internal, FactTexts.of(note, sources));
    }

    @Override
    public Status status() {
      return Status.NOT_ENDORSED;
    }
  }

  /** The state co-sponsored a resolution. */
  record Cosponsorship(
      ResolutionId resolution,
      EdtfDate date,
      String note,
      List<Source> sources,
      List<String> internal)
      implements Fact {
    /** Checks the texts. */
    public Cosponsorship {
      note = TextConstraints.free("note", note);
      sources = List.copyOf(sources);
      internal = Redaction.checked(internal, FactTexts.of(note, sources));
    }
  }

  /**
   * One dated thing that happened.
   *
   * @param lastDay on which it ended, if it lasted several days; then {@code date} is its first day
   * @param title a line that names it; may be empty when the text says enough
   * @param text what happened, word for word
   * @param quotation what was said, where it is a statement
   * @param forum where it was said
   * @param place where it happened, or the mission it happened with
   */
  record Engagement(
      EngagementKind kind,
      EdtfDate date,
      Optional<EdtfDate> lastDay,
      String title,
      String text,
      String quotation,
      String forum,
      String place,
      List<Participant> participants,
      List<CountryCode> countries,
      List<InstrumentId> instruments,
      List<ResolutionId> resolutions,
      List<Source> sources,
      boolean highlight,
      List<String> internal)
      implements Fact {
    /** Checks the texts and the last day. */
    public Engagement {
      lastDay = LastDayConstraint.checked(date, lastDay);
      title = TextConstraints.line("title", title);
      text = TextConstraints.free("text", text);
      quotation = TextConstraints.free("quotation", quotation);
      forum = TextConstraints.line("forum", forum);
      place = TextConstraints.line("place", place);
      participants = List.copyOf(participants);
      countries = List.copyOf(countries);
      instruments = List.copyOf(instruments);
      resolutions = List.copyOf(resolutions);
      sources = List.copyOf(sources);
      boolean isTold = !title.isBlank() || !text.isBlank() || !quotation.isBlank();
      Refusal.unless(isTold, "an engagement needs a title, a text or a quotation");
      internal =
          Redaction.checked(
              internal, FactTexts.of(participants, sources, title, text, quotation, forum, place));
    }

    /** An engagement of which only the kind, the date and the text are known. */
    public static Engagement told(EngagementKind kind, EdtfDate date, String text) {
      return FactTexts.told(kind, date, text);
    }

    /** The same in other words; what is internal is {@link Redaction#carried} on. */
    public Engagement retold(String newText) {
      return FactTexts.retold(this, newText);
    }

    /** The same on another date, or from that day to a last day. */
    public Engagement on(EdtfDate newDate, Optional<EdtfDate> newLastDay) {
      return FactTexts.with(this, newDate, newLastDay, text, highlight, internal);
    }

    /** The same at that place. */
    public Engagement located(String newPlace) {
      return FactTexts.located(this, newPlace);
    }

    /** The same, marked as a highlight or not. */
    public Engagement highlighted(boolean newHighlight) {
      return FactTexts.with(this, date, lastDay, text, newHighlight, internal);
    }
  }

  /** What one attribute is from a date on. */
  record Attribute(AttributeName name, String text, EdtfDate date, List<String> internal)
      implements Fact {
    /** Checks the text. */
    public Attribute {
      text = TextConstraints.free("text", text);
      internal = Redaction.checked(internal, List.of(text));
    }
  }

  /**
   * A person or a general mailbox of a mission.
   *
   * @param function what the person is
   * @param notes further lines about the person
   */
  record Contact(
      Post post,
      Optional<PersonalText> name,
      String function,
      Optional<PersonalText> email,
      Optional<PersonalText> phone,
      Optional<PersonalText> notes,
      EdtfDate date)
      implements Fact {
    /** Where the contact sits. */
    public enum Post {
      /** The mission in Geneva. */
      GENEVA,
      /** The mission in New York. */
      NEW_YORK,
      /** A ministry at home. */
      CAPITAL,
      /** Focal point in the State-led Implementation Network. */
      IMPLEMENTATION_NETWORK,
      /** None of these, or not known. */
      ELSEWHERE
    }

    /** Checks the texts. */
    public Contact {
      function = TextConstraints.line("function", function);
      name.ifPresent(it -> TextConstraints.line("name", it.text()));
      email.ifPresent(it -> TextConstraints.line("email", it.text()));
      phone.ifPresent(it -> TextConstraints.line("phone", it.text()));
      notes.ifPresent(it -> TextConstraints.free("notes", it.text()));
      Refusal.unless(
          name.isPresent() || email.isPresent() || phone.isPresent() || notes.isPresent(),
          "a contact needs a name, an email address or a phone number");
    }

    /** The same with its data under that person's id. */
    public Contact of(String person) {
      return FactTexts.of(this, person);
    }

    /** A general mailbox rather than a person. */
    public boolean isMailbox() {
      return name.isEmpty() && email.isPresent();
    }
  }

  /**
   * Something promised in an engagement.
   *
   * @param engagement where it was promised
   * @param promise what
   * @param by by whom, as a function or an organisation
   * @param due by when; may lie in the future
   * @param state whether it has been kept
   * @param date when it was promised
   */
  record FollowUp(
      EntryId engagement,
      String promise,
      String by,
      EdtfDate due,
      State state,
      EdtfDate date,
      List<String> internal)
      implements Fact {
    /** What became of it. */
    public enum State {
      /** Still to be done. */
      OPEN,
      /** Done. */
      DONE,
      /** Not going to be done. */
      DROPPED
    }

    /** Checks the texts. */
    public FollowUp {
      promise = TextConstraints.required("promise", promise);
      by = TextConstraints.line("by", by);
      internal = Redaction.checked(internal, List.of(promise, by));
    }

    /** The same, ended. */
    public FollowUp ended(State end) {
      return new FollowUp(engagement, promise, by, due, end, date, internal);
    }
  }
}
