package org.engagementledger.facts;

import java.util.regex.Pattern;
import org.engagementledger.text.Refusal;

/**
 * Something about a living person: a name, a title, an address. All personal data are of this type,
 * and nothing else is, so that what protects them has one place.
 *
 * <p>Its {@link #toString} does not give the text away, so that it cannot slip into a log.
 *
 * @param person whose data it is; all that is known of one person carries the same id
 * @param text the text itself
 */
public record PersonalText(String person, String text) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.-]{1,80}");

  /** Refuses a person's id of another form. */
  public PersonalText {
    Refusal.unless(FORM.matcher(person).matches(), "a person's id has a wrong form");
  }

  /** The same text under another person's id. */
  PersonalText of(String whose) {
    return new PersonalText(whose, text);
  }

  @Override
  public String toString() {
    return "Personal[" + person + "]";
  }
}
