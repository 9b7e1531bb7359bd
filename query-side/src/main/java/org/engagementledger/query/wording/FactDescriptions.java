package org.engagementledger.query.wording;

import java.util.Locale;
import java.util.regex.Pattern;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.ReferenceData;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Cosponsorship;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.facts.Fact.NonEndorsement;
import org.engagementledger.facts.Fact.Withdrawal;
import org.engagementledger.facts.Instrument;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Resolution;
import org.engagementledger.facts.ResolutionId;

/** Facts in plain English, to stand within a sentence. Names no person. */
public final class FactDescriptions {
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final int SHORT = 70;
  private static final int TWO_LINES = 180;

  private final ReferenceData references;

  /** Words for facts, with the names of those instruments and resolutions. */
  public FactDescriptions(ReferenceData references) {
    this.references = references;
  }

  /** The fact: "a letter (January 2016): We wrote to the mission". */
  public String of(Fact fact) {
    return of(phrase(fact));
  }

  /** The same, to stand by itself: "A letter (January 2016): We wrote to the mission". */
  public String named(Fact fact) {
    String words = of(fact);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** The words of a phrase, with the name. */
  public String of(SentenceTemplate phrase) {
    return phrase.begins()
        + phrase.instrument().map(this::name).orElse("")
        + phrase.resolution().map(this::name).orElse("")
        + phrase.ends();
  }

  /** The fact, whatever the instrument or the resolution in it is called. */
  public static SentenceTemplate phrase(Fact fact) {
    return switch (fact) {
      case Endorsement it ->
          SentenceTemplate.of("the endorsement of the ", it.instrument(), on(it));
      case Withdrawal it ->
          SentenceTemplate.of("the withdrawal from the ", it.instrument(), on(it));
      case NonEndorsement it ->
          SentenceTemplate.of("that the ", it.instrument(), " is not endorsed" + on(it));
      case Cosponsorship it ->
          SentenceTemplate.of("the co-sponsorship of ", it.resolution(), on(it));
      case Engagement it -> SentenceTemplate.of(article(it) + on(it) + ": " + shortened(told(it)));
      case FollowUp it ->
          SentenceTemplate.of("the promise" + on(it) + ": " + shortened(it.promise()));
      case Attribute it ->
          SentenceTemplate.of(
              "the attribute “%s”: %s".formatted(DomainLabels.of(it.name()), gist(it.text())));
      case Contact it ->
          SentenceTemplate.of(
              "a %s (%s)"
                  .formatted(it.isMailbox() ? "mailbox" : "contact", DomainLabels.of(it.post())));
    };
  }

  /** What the instrument is called. */
  public String name(InstrumentId id) {
    return references.instrument(id).map(Instrument::name).orElse(id.id());
  }

  /** What the resolution is called. */
  public String name(ResolutionId id) {
    return references.resolution(id).map(Resolution::symbol).orElse(id.id());
  }

  private static String article(Engagement engagement) {
    String kind = DomainLabels.of(engagement.kind()).toLowerCase(Locale.ROOT);
    return switch (engagement.kind()) {
      case OTHER -> "an engagement";
      case ADVICE -> "advice";
      case EVENT -> "an event";
      default -> "a " + kind;
    };
  }

  private static String on(Fact fact) {
    return fact.date().equals(EdtfDate.UNKNOWN) ? "" : " (" + EnglishDate.of(fact) + ")";
  }

  /** What an engagement was about, in about two lines. */
  public String gist(Engagement it) {
    return shortened(told(it), TWO_LINES);
  }

  private static String told(Engagement it) {
    String text = it.text().isBlank() ? it.quotation() : it.text();
    return it.title().isBlank() ? text : it.title();
  }

  private static String gist(String text) {
    return text.isBlank() ? "nothing" : shortened(text);
  }

  private static String shortened(String text) {
    return shortened(text, SHORT);
  }

  private static String shortened(String text, int longest) {
    String line = SPACES.matcher(text.strip()).replaceAll(" ");
    if (line.length() <= longest) {
      return line;
    }
    int space = line.lastIndexOf(' ', longest);
    int end = space > longest / 2 ? space : longest;
    boolean splitsPair = Character.isLowSurrogate(line.charAt(end));
    return line.substring(0, splitsPair ? end - 1 : end) + "…";
  }
}
