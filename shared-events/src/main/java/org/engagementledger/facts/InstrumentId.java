package org.engagementledger.facts;

import java.util.regex.Pattern;
import org.engagementledger.text.Refusal;

/**
 * Names an instrument that states can endorse, such as {@code safe-schools-declaration}.
 *
 * @param id lower-case letters, digits and hyphens, at most 80
 */
public record InstrumentId(String id) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");

  /** Refuses other forms. */
  public InstrumentId {
    Refusal.unless(
        FORM.matcher(id).matches(),
        "'%s' is not the id of an instrument, such as safe-schools-declaration",
        id);
  }

  @Override
  public String toString() {
    return id;
  }
}
