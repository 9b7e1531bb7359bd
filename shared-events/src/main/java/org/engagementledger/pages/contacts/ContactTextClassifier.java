package org.engagementledger.pages.contacts;

import java.util.regex.Pattern;
import org.engagementledger.text.FoldedText;

/** What a piece of text in a contact looks like: a person's name, or what the person is. */
final class ContactTextClassifier {
  static final String TITLE =
      "(?:H\\.? ?E\\.?|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|MR|MRS|MS|DR|Mme|Mlle|MM|M(?=\\.)"
          + "|Sr|Sra|Srta|Dra|Don|Do\u00f1a|Sir|Dame|Lady|Madame|Monsieur|Madam)"
          + "(?:\\.[\\s\\u00A0]*|[\\s\\u00A0]+)";

  private static final Pattern TITLED = Pattern.compile(TITLE + "(?=\\p{Lu}).*", Pattern.DOTALL);
  private static final Pattern SOMEBODY = Pattern.compile("\\b" + TITLE + "(?=\\p{Lu})");
  private static final Pattern FUNCTION =
      Pattern.compile(
          "(?s).*\\b(?:secretar|counsel|conseill|consejer|minist|ambassad|embajad|attache|agregad"
              + "|officer|official|fonctionnaire|representa|representan|director|directeur"
              + "|directrice|head|chief|chef|jef[ea]\\b|deputy|adjoint|advis|asesor|assistan|desk"
              + "|focal|expert|consul|charge d|encargad|coordinat|coordinad"
              + "|manager|delegate|delegue|delegad|mission|mision|department"
              + "|departement|departamento"
              + "|division|section|unit\\b|office|bureau|oficina|permanent|envoy|liaison|spokes"
              + "|press\\b|legal|political"
              + "|human rights|military|defence|defense|president|chair"
              + "|mailbox|commissioner|analyst|specialist|intern\\b|staff"
              + "|team|reception|registry).*");
  private static final Pattern NAME =
      Pattern.compile(
          "\\p{Lu}[\\p{L}\\p{M}.'\u2019-]*(?:[\\s\\u00A0]+(?:(?:de|del|della|da|la|le|van|von|der"
              + "|den|bin|ibn|al|el|y)[\\s\\u00A0]+)*\\p{Lu}[\\p{L}\\p{M}.'\u2019-]*){1,4}");
  private static final Pattern LIST = Pattern.compile("[,;|(\\d]");
  private static final int MOST_DIGITS = 7;
  private static final Pattern SPELT_OUT =
      Pattern.compile("[(\\[{] ?at ?[)\\]}]", Pattern.CASE_INSENSITIVE);
  private static final int LONGEST = 120;

  private ContactTextClassifier() {}

  /** Whether it begins with a title, which only names do. */
  static boolean isTitled(String text) {
    return TITLED.matcher(text).matches();
  }

  /** Whether it has a word of functions and offices in it, and names nobody. */
  static boolean isFunction(String text) {
    return !SOMEBODY.matcher(text).find() && hasFunction(text);
  }

  /** Whether it is surely a name, or has the form of one. */
  static boolean isName(String text) {
    boolean isForm = NAME.matcher(text).matches() || (isTitled(text) && !LIST.matcher(text).find());
    return isForm && !hasFunction(text);
  }

  /** Whether it can be neither: too long, or with an address in it. */
  static boolean isNote(String text) {
    return text.length() > LONGEST
        || text.contains("@")
        || SPELT_OUT.matcher(text).find()
        || text.chars().filter(Character::isDigit).count() >= MOST_DIGITS;
  }

  private static boolean hasFunction(String text) {
    return FUNCTION.matcher(FoldedText.of(text)).matches();
  }
}
