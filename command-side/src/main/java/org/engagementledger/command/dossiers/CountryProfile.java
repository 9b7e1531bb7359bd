package org.engagementledger.command.dossiers;

import com.ibm.icu.util.Region;
import com.ibm.icu.util.Region.RegionType;
import com.ibm.icu.util.ULocale;
import org.engagementledger.command.dossiers.DossierCommand.OpenDossier;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.text.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What the Unicode Common Locale Data Repository says of a country: its English name, and its
 * region and sub-region as UN M49 has them.
 */
public record CountryProfile(String name, String region, String subregion) {
  /**
   * The opening of a dossier in the course of something else, such as an import.
   *
   * @throws Refusal if ISO has not assigned the country's code; an administrator opens its dossier
   */
  public static OpenDossier opening(CountryCode country) {
    Refusal.unless(
        country.isAssigned(),
        "%s (%s) has no code of ISO's own, so an administrator opens its dossier first, by POST"
            + " /api/countries",
        country.englishName(),
        country);
    CountryProfile profile = of(country);
    return new OpenDossier(country, profile.name(), profile.region(), profile.subregion());
  }

  /** What it says of that country; the region is empty if it has none. */
  public static CountryProfile of(CountryCode country) {
    Region territory = Region.getInstance(country.code());
    return new CountryProfile(
        country.englishName(),
        name(territory.getContainingRegion(RegionType.CONTINENT)),
        name(territory.getContainingRegion(RegionType.SUBCONTINENT)));
  }

  private static String name(@Nullable Region region) {
    return region == null ? "" : new ULocale("und_" + region).getDisplayCountry(ULocale.ENGLISH);
  }
}
