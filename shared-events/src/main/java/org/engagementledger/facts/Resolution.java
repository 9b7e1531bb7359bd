package org.engagementledger.facts;

import org.engagementledger.dates.EdtfDate;
import org.engagementledger.text.Refusal;
import org.engagementledger.text.TextConstraints;

/**
 * A UN document that states can co-sponsor.
 *
 * @param body who adopted it, such as "Security Council"
 * @param symbol its UN symbol, such as {@code S/RES/2427 (2018)}
 * @param adopted when
 */
public record Resolution(
    ResolutionId id, String body, String symbol, String title, EdtfDate adopted) {
  /** Checks the texts, and that the id is the symbol's. */
  public Resolution {
    body = TextConstraints.required("body", body);
    symbol = TextConstraints.required("symbol", symbol);
    title = TextConstraints.required("title", title);
    Refusal.unless(ResolutionId.ofSymbol(symbol).equals(id), "%s is not the id of %s", id, symbol);
  }

  /** A resolution, named by its symbol. */
  public static Resolution of(String body, String symbol, String title, EdtfDate adopted) {
    return new Resolution(ResolutionId.ofSymbol(symbol), body, symbol, title, adopted);
  }
}
