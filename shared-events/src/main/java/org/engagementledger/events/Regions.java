package org.engagementledger.events;

import java.util.Set;

/** The regions and sub-regions in which countries lie (UN M49). */
public final class Regions {
  /** By the names that CLDR gives them, which dossiers are opened with. */
  public static final Set<String> NAMES =
      Set.of(
          "Africa",
          "Eastern Africa",
          "Middle Africa",
          "Northern Africa",
          "Southern Africa",
          "Western Africa",
          "Americas",
          "Caribbean",
          "Central America",
          "Northern America",
          "South America",
          "Asia",
          "Central Asia",
          "Eastern Asia",
          "Southeast Asia",
          "Southern Asia",
          "Western Asia",
          "Europe",
          "Eastern Europe",
          "Northern Europe",
          "Southern Europe",
          "Western Europe",
          "Oceania",
          "Australasia",
          "Melanesia",
          "Micronesian Region",
          "Outlying Oceania",
          "Polynesia");

  private Regions() {}
}
