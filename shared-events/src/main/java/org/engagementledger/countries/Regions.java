package org.engagementledger.countries;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.toCollection;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

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

  /** What M49 calls otherwise, or names above these, with what it is by the names above. */
  private static final SortedMap<String, Set<String>> IN_M49 =
      ignoringCase(
          Map.of(
              "Australia and New Zealand",
              Set.of("Australasia"),
              "Latin America and the Caribbean",
              Set.of("Caribbean", "Central America", "South America"),
              "Micronesia",
              Set.of("Micronesian Region"),
              "South-eastern Asia",
              Set.of("Southeast Asia"),
              "Sub-Saharan Africa",
              Set.of("Eastern Africa", "Middle Africa", "Southern Africa", "Western Africa")));

  private static final SortedSet<String> KNOWN =
      Stream.of(NAMES, IN_M49.keySet())
          .flatMap(Set::stream)
          .collect(
              collectingAndThen(toCollection(TreeSet::new), Collections::unmodifiableSortedSet));

  private Regions() {}

  /** All names by which regions of the world are asked for, in alphabetical order. */
  public static SortedSet<String> known() {
    return KNOWN;
  }

  /** Whether something in a region and a sub-region is in that place, by a name of CLDR or M49. */
  public static boolean isIn(String place, String region, String subregion) {
    return IN_M49.getOrDefault(place, Set.of(place)).stream()
        .anyMatch(it -> it.equalsIgnoreCase(region) || it.equalsIgnoreCase(subregion));
  }

  private static SortedMap<String, Set<String>> ignoringCase(Map<String, Set<String>> names) {
    SortedMap<String, Set<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(names);
    return sorted;
  }
}
