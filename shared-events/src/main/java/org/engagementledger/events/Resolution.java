package org.engagementledger.events;

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
    body = Text.required("body", body);
    symbol = Text.required("symbol", symbol);
    title = Text.required("title", title);
    Refusal.unless(ResolutionId.ofSymbol(symbol).equals(id), "%s is not the id of %s", id, symbol);
  }

  /** A resolution, named by its symbol. */
  public static Resolution of(String body, String symbol, String title, EdtfDate adopted) {
    return new Resolution(ResolutionId.ofSymbol(symbol), body, symbol, title, adopted);
  }
}
