package org.engagementledger.query.countries;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.engagementledger.countries.CountryCode;
import org.springframework.stereotype.Component;

/** Where the flags of countries are: the flag-icons library, as it comes in its jar. */
@Component
final class Flags {
  private static final String POM = "/META-INF/maven/org.webjars.npm/flag-icons/pom.properties";

  private final String folder;

  Flags() throws IOException {
    Properties pom = new Properties();
    try (InputStream in = Objects.requireNonNull(Flags.class.getResourceAsStream(POM), POM)) {
      pom.load(in);
    }
    this.folder = "/webjars/flag-icons/" + pom.getProperty("version") + "/flags/4x3/";
  }

  /** The address of a country's flag, four to three. */
  public String of(CountryCode country) {
    return folder + country.code().toLowerCase(Locale.ROOT) + ".svg";
  }
}
