package org.engagementledger.facts;

import java.util.regex.Pattern;
import org.engagementledger.text.Refusal;

/**
 * Names one recorded fact within the ledger, whatever later amendments make of it.
 *
 * @param id up to 64 letters, digits, hyphens and underscores; a UUID as the product makes them
 */
public record EntryId(String id) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** Refuses other forms. */
  public EntryId {
    Refusal.unless(FORM.matcher(id).matches(), "'%s' is not the id of an entry", id);
  }

  @Override
  public String toString() {
    return id;
  }
}
