package org.engagementledger.pages.content;

import static org.engagementledger.pages.content.Section.Holds.ATTRIBUTE;
import static org.engagementledger.pages.content.Section.Holds.CONTACTS;
import static org.engagementledger.pages.content.Section.Holds.COUNTRY;
import static org.engagementledger.pages.content.Section.Holds.ENGAGEMENTS;
import static org.engagementledger.pages.content.Section.Holds.NOTHING;
import static org.engagementledger.pages.content.Section.Holds.POSITIONS;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Contact.Post;

/** The sections of a page, in the tracker's order. */
public enum Section {
  HEAD(COUNTRY, ""),
  ENDORSEMENTS(POSITIONS, "Endorsements"),
  RESOLUTIONS(AttributeName.RELEVANT_RESOLUTIONS, "Relevant UN Resolutions"),
  EDUCATION_UNDER_ATTACK(AttributeName.EDUCATION_UNDER_ATTACK, "GCPEA Education Under Attack"),
  OTHER_PUBLICATIONS(AttributeName.OTHER_PUBLICATIONS, "Other GCPEA Publications"),
  OTHER_INFORMATION(NOTHING, "Other Important Information"),
  MEMBERSHIPS(AttributeName.MEMBERSHIPS, "Memberships in International Regional Organizations"),
  PEACEKEEPING(AttributeName.PEACEKEEPING, "Peacekeeping"),
  KEY_INFORMATION(
      AttributeName.KEY_INFORMATION, "Key Information", "Key information about the country."),
  ADVOCACY(
      NOTHING,
      "Advocacy Engagements",
      "Engagements with this state or any other relevant information that can support advocacy."),
  HIGHLIGHTS(
      ENGAGEMENTS, "Highlights", "", Optional.of(AttributeName.HIGHLIGHTS), Optional.empty()),
  DETAILS(ENGAGEMENTS, "Details"),
  UN_STANDARDS(AttributeName.UN_STANDARDS, "UN Standards"),
  CONTACTS_ANYWHERE(
      Post.ELSEWHERE,
      "Relevant Contacts",
      "Contact information of the representatives of Permanent Missions, national Ministries, and"
          + " focal points for the State-led Implementation Network."),
  GENEVA(Post.GENEVA, "Geneva Missions"),
  GENEVA_MAILBOXES(Post.GENEVA, "Geneva Missions: General Email(s)"),
  GENEVA_PEOPLE(Post.GENEVA, "Geneva Missions: Other Contacts"),
  NEW_YORK(Post.NEW_YORK, "New York Missions"),
  NEW_YORK_MAILBOXES(Post.NEW_YORK, "New York Missions: General Email(s)"),
  NEW_YORK_PEOPLE(Post.NEW_YORK, "New York Missions: Other Contacts"),
  CAPITAL(Post.CAPITAL, "National Ministries"),
  NETWORK(Post.IMPLEMENTATION_NETWORK, "State-led Implementation Network"),
  ADDITIONAL(AttributeName.ADDITIONAL, "Additional");

  /** What a section is for. */
  public enum Holds {
    COUNTRY,
    POSITIONS,
    ATTRIBUTE,
    ENGAGEMENTS,
    CONTACTS,
    NOTHING
  }

  private static final int LONGEST_LINE = 250;
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0]+");
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Mn}\\u200B]+");
  private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]*+)]\\([^()]*+\\)");

  /** Tags, lines of {@code =} around a heading, and its number. */
  private static final Pattern MARKS =
      Pattern.compile(
          "</?(?:b|i|u|em|strong|p|li|h[1-6]"
              + "|div|span|a|font|center|br)(?:\\s[^<>]*+)?/?>|^\\s*+=++\\s*+|\\s*+=++\\s*+$"
              + "|^\\s*+(?:(?:[IVX]{1,5}|[A-Z])[.)]|\\d{1,2}(?:\\.\\d{1,2})++\\.?)\\s++(?=\\p{L})");

  /** Marks at its end, and what an editor added in brackets, such as years. */
  private static final Pattern END =
      Pattern.compile("(?: ?[(\\[][^()\\[\\]]{2,40}[)\\]])?+[ :.;\u2013\u2014-]*+(?=[*_#` ]*$)");

  private static final Pattern PLURAL = Pattern.compile("(?:\\(s\\)|s)(?= |$)");
  private static final Map<String, List<Section>> BEGINNING =
      all()
          .filter(section -> section != HEAD)
          .collect(Collectors.groupingBy(section -> plain(section.heading())));
  private static final String MAILBOXES = ": General Email(s)";

  public final Holds holds;

  /** How a layout names it; for a part of a mission, the mission's heading and its own. */
  public final String key;

  /** What the tracker itself says under the heading; may be empty. */
  public final String caption;

  public final Optional<AttributeName> attribute;
  public final Optional<Post> post;

  Section(Holds holds, String key) {
    this(holds, key, "", Optional.empty(), Optional.empty());
  }

  Section(Holds holds, String key, String caption) {
    this(holds, key, caption, Optional.empty(), Optional.empty());
  }

  Section(AttributeName attribute, String key) {
    this(attribute, key, "");
  }

  Section(AttributeName attribute, String key, String caption) {
    this(ATTRIBUTE, key, caption, Optional.of(attribute), Optional.empty());
  }

  Section(Post post, String key) {
    this(post, key, "");
  }

  Section(Post post, String key, String caption) {
    this(CONTACTS, key, caption, Optional.empty(), Optional.of(post));
  }

  Section(
      Holds holds,
      String key,
      String caption,
      Optional<AttributeName> attribute,
      Optional<Post> post) {
    this.holds = holds;
    this.key = key;
    this.caption = caption;
    this.attribute = attribute;
    this.post = post;
  }

  /** The line that it begins with. */
  public String heading() {
    return isPart() ? key.substring(key.indexOf(": ") + 2) + ":" : key;
  }

  /** Whether it is a part of a mission's section. */
  public boolean isPart() {
    return key.contains(": ");
  }

  /** The section that it is a part of. */
  public Optional<Section> whole() {
    return isPart() ? Optional.of(ofKey(key.substring(0, key.indexOf(": ")))) : Optional.empty();
  }

  /** Whether its contacts are general mailboxes. */
  public boolean holdsMailboxes() {
    return key.endsWith(MAILBOXES);
  }

  /** The section that begins with that line when it stands in this one. */
  public Optional<Section> next(Line line) {
    return beginning(line).stream().filter(it -> !it.isPart() || it.post.equals(post)).findFirst();
  }

  /**
   * Where the heading of another section ends at the beginning of a line that goes on: {@code Other
   * Contacts: None}; 0 if the line begins with none.
   */
  public int headingIn(Line line, Set<Section> inLinesOfTheirOwn) {
    int colon = line.text().indexOf(':');
    if (line.isLong() || colon < 0 || line.text().substring(colon + 1).isBlank()) {
      return 0;
    }
    return next(new Line(line.number(), line.text().substring(0, colon), ""))
            .filter(it -> it.isPart() || follows(it, inLinesOfTheirOwn))
            .isPresent()
        ? colon + 1
        : 0;
  }

  private boolean follows(Section other, Set<Section> inLinesOfTheirOwn) {
    return compareTo(other) < 0 && !inLinesOfTheirOwn.contains(other);
  }

  /** Those that begin with such a line, in whichever section it stands. */
  public static List<Section> allBeginningWith(Line line) {
    return beginning(line);
  }

  /** Whether the line is what the tracker itself says there. */
  public boolean isCaption(Line line) {
    return !caption.isEmpty() && plain(caption).equals(plain(line.text()));
  }

  /** Whether the line only says which contacts follow. */
  public static boolean isLabel(Line line) {
    return beginning(line).stream().anyMatch(Section::isPart);
  }

  /** The section that a layout names so. */
  public static Section ofKey(String key) {
    return all().filter(it -> it.key.equals(key)).findFirst().orElse(HEAD);
  }

  /** Where an attribute stands. */
  public static Section of(AttributeName attribute) {
    return all()
        .filter(it -> it.attribute.equals(Optional.of(attribute)))
        .findFirst()
        .orElseThrow();
  }

  /** Where a contact stands: in the fitting part of its mission's section, if that has parts. */
  public static Section of(Contact contact) {
    List<Section> posts = all().filter(it -> it.post.equals(Optional.of(contact.post()))).toList();
    return posts.stream()
        .filter(it -> it.isPart() && it.holdsMailboxes() == isGeneral(contact))
        .findFirst()
        .orElse(posts.getFirst());
  }

  private static boolean isGeneral(Contact contact) {
    return contact.isMailbox() && contact.function().isEmpty();
  }

  private static Stream<Section> all() {
    return Arrays.stream(values());
  }

  private static List<Section> beginning(Line line) {
    return BEGINNING.getOrDefault(plain(line.text()), List.of());
  }

  /** For comparing: without differences of case, number and spelling, and without marks around. */
  private static String plain(String text) {
    if (text.length() > LONGEST_LINE) {
      return text;
    }
    String seen = UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    String unmarked = MARKS.matcher(LINK.matcher(seen).replaceAll("$1")).replaceAll("");
    String spaced = LineMarks.cut(SPACES.matcher(unmarked).replaceAll(" ")).core();
    String words =
        LineMarks.cut(END.matcher(spaced).replaceAll("")).core().toLowerCase(Locale.ROOT);
    return PLURAL
        .matcher(
            words
                .replace("e-mail", "email")
                .replace("isation", "ization")
                .replace("geneve", "geneva"))
        .replaceAll("");
  }
}
