package org.engagementledger.query.changes;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.text.Refusal;

/**
 * Where a page of the changes of many dossiers begins.
 *
 * @param country whose dossier it begins with
 * @param place the number of that dossier's changed entries on earlier pages
 */
record ChangesCursor(CountryCode country, int place) {
  private static final Pattern FORM = Pattern.compile("([A-Z]{2}) (\\d{1,9})");

  /** The cursor that a link to the next page holds. */
  static ChangesCursor parsed(String text) {
    Matcher it = FORM.matcher(text);
    if (!it.matches()) {
      throw new Refusal("take this from the link to the next page as it is").at("/after");
    }
    return new ChangesCursor(new CountryCode(it.group(1)), Integer.parseInt(it.group(2)));
  }

  String text() {
    return country + " " + place;
  }
}
