package org.engagementledger.standalone.commandline;

import java.util.Locale;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.Refusal;

/** A country as it is typed: small letters do. */
final class CountryArgument {
  private CountryArgument() {}

  /**
   * The country.
   *
   * @throws Refusal if there is none of that code
   */
  static CountryCode of(String typed) {
    return new CountryCode(typed.toUpperCase(Locale.ROOT));
  }
}
