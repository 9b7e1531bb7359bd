package org.engagementledger.countries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.engagementledger.text.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Kazakhstan;KZ",
        "kz;KZ",
        "KAZ;KZ",
        "the Gambia;GM",
        "Gambia (the);GM",
        "Gambia, The;GM",
        "Republic of The Gambia;GM",
        "Bahamas (The);BS",
        "Netherlands (Kingdom of the);NL",
        "The Kingdom of the Netherlands;NL",
        "Congo (the Democratic Republic of the);CD",
        "Congo, Democratic Republic of the;CD",
        "Dem. Rep. of the Congo;CD",
        "Democratic Republic of Congo;CD",
        "Republic of the Congo;CG",
        "Congo, Republic of the;CG",
        "Korea (the Republic of);KR",
        "Korea, Democratic People’s Republic of;KP",
        "Dem. People's Rep. of Korea;KP",
        "St. Vincent and the Grenadines;VC",
        "Saint Vincent & Grenadines;VC",
        "St Kitts and Nevis;KN",
        "St. Lucia;LC",
        "Saint Helena, Ascension and Tristan da Cunha;SH",
        "Micronesia (Fed. States of);FM",
        "Bolivia (Plurinational State of) *;BO",
        "Venezuela, Bolivarian Republic of;VE",
        "Iran (Islamic Republic of)¹;IR",
        "Germany 3;DE",
        "China 1, 2;CN",
        "Netherlands[a];NL",
        "Denmark†;DK",
        "Cote d'Ivoire;CI",
        "Côte d’Ivoire;CI",
        "Côte d`Ivoire;CI",
        "Trinidad and​ Tobago;TT",
        "Turkey;TR",
        "Türkiye;TR",
        "Viet Nam;VN",
        "Lao People's Dem. Rep.;LA",
        "U.S.A.;US",
        "United Kingdom of Great Britain and Northern Ireland;GB",
        "Falkland Islands (Malvinas);FK",
        "Cook Is.;CK",
        "Holy See;VA",
        "State of Palestine;PS",
        "Kosovo;XK",
        "Kosovo (under UNSCR 1244);XK",
        "U.K.;GB",
        "the U.A.E.;AE",
        "D.R. Congo;CD",
        "Egypt, Arab Rep.;EG",
        "Yemen, Rep.;YE",
        "S. Sudan;SS",
        "Eq. Guinea;GQ",
        "N. Macedonia;MK",
        "Burma;MM",
        "Swaziland;SZ",
        "Macedonia;MK",
        "FYROM;MK",
        "Turkey;TR",
        "Republic of Turkey;TR",
        "Turkey (Republic of);TR",
        "Republic of Macedonia;MK",
        "Macedonia, Republic of;MK",
        "Kingdom of Swaziland;SZ",
        "Union of Myanmar;MM",
        "Union of Burma;MM",
        "Republic of Cape Verde;CV",
        "Republic of Ivory Coast;CI",
        "Democratic Republic of East Timor;TL",
        "Republic of Kazakstan;KZ",
        "Mongolian People's Republic;MN",
        "Republic of Hungary;HU",
        "PRC;CN",
        "P.R.C.;CN",
        "Burkina;BF",
        "Roumania;RO",
        "Kazakstan;KZ",
        "Republic of Ireland;IE",
        "Gambia (Islamic Republic of the);GM",
        "France 1/;FR",
        "France a/;FR",
        "France (a);FR",
        "France (12);FR",
        "xk;XK",
        "XKX;XK"
      })
  void aCountryIsKnownByAnyOfItsNames(String name, String code) {
    assertThat(CountryNames.of(name)).isEqualTo(new CountryCode(code));
  }

  @Test
  void everyListedNameIsUnderstoodInEveryUsualForm() {
    for (CountryCode country : CountryCode.all()) {
      String name = country.englishName();
      usualForms(name)
          .forEach(form -> assertThat(CountryNames.find(form)).as(form).contains(country));
    }
  }

  /** Those of the product, and those of a list that was gathered apart from it. */
  @ParameterizedTest
  @ValueSource(strings = {"country-names.tsv", "published-country-names.tsv"})
  void everyPublishedNameIsUnderstoodInEveryUsualForm(String list) throws IOException {
    int names = 0;
    for (String[] line : lines(list)) {
      CountryCode country = new CountryCode(line[0]);
      for (String name : Arrays.asList(line).subList(1, line.length)) {
        names++;
        usualForms(name)
            .forEach(form -> assertThat(CountryNames.find(form)).as(form).contains(country));
      }
    }
    assertThat(names).isGreaterThan(400);
  }

  @Test
  void everyFormerNameIsRefusedInWordsOfItsOwn() throws IOException {
    for (String[] line : lines("former-country-names.tsv")) {
      usualForms(line[0])
          .forEach(
              form ->
                  assertThatThrownBy(() -> CountryNames.of(form))
                      .as(form)
                      .isInstanceOf(Refusal.class)
                      .hasMessageContaining(new CountryCode(line[line.length - 1]).englishName())
                      .hasMessageNotContaining("is no country that is known"));
    }
  }

  private static List<String[]> lines(String resource) throws IOException {
    try (InputStream list =
        Objects.requireNonNull(CountryNames.class.getResourceAsStream(resource))) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(it -> !it.startsWith("#"))
          .map(it -> it.split("\t"))
          .toList();
    }
  }

  private static Stream<String> usualForms(String name) {
    return Stream.of(
        name,
        "The " + name,
        "the " + name,
        name + " (the)",
        name + ", the",
        name + " *",
        name + "² ",
        name + " 1/",
        name.toUpperCase(Locale.ROOT),
        name.replace("Saint ", "St. ").replace(" and ", " & "),
        name.replace("Saint ", "St "),
        name.replace(' ', '\u00A0'),
        Normalizer.normalize(name, Normalizer.Form.NFD));
  }

  @Test
  void noNameMeansTwoCountries() {
    for (CountryCode country : CountryCode.all()) {
      assertThat(CountryNames.find(country.englishName())).contains(country);
      assertThat(CountryNames.find(country.code())).contains(country);
      assertThat(CountryNames.find(country.threeLetters())).contains(country);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Zaire;is a former name of Congo - Kinshasa (CD)",
        "the Upper Volta;is a former name of Burkina Faso (BF)",
        "Republic of Dahomey;is a former name of Benin (BJ)",
        "Kingdom of Siam;is a former name of Thailand (TH)",
        "Czechoslovak Socialist Republic;ceased to exist in 1992",
        "Czechoslovakia;ceased to exist in 1992",
        "USSR;now Russia (RU)",
        "U.S.S.R. (former);now Russia (RU)",
        "former Yugoslavia;ceased to exist in 2003",
        "Zaire (Republic of);is a former name of Congo - Kinshasa (CD)",
        "Serbia and Montenegro;Montenegro (ME), Serbia (RS)",
        "Sark;has no code and no dossier of its own; give Guernsey (GG)",
        "the Channel Islands;give Guernsey (GG) or Jersey (JE)",
        "European Union;is no state and has no dossier",
        "EU;name it among the participants"
      })
  void ofWhatIsNoCountryAnyMoreTheRefusalSaysWhatItWas(String name, String said) {
    assertThatThrownBy(() -> CountryNames.of(name))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("'" + name + "'")
        .hasMessageContaining(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "the", "Atlantis", "Guiana", "Virgin Islands", "Korea", "ZZ", "12"})
  void whatMeansNoneOrSeveralIsRefused(String name) {
    assertThatThrownBy(() -> CountryNames.of(name))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("is no country that is known");
  }

  @Test
  void theCountriesInATextAreFoundAsTheyAreWritten() {
    assertThat(
            CountryNames.mentioned(
                "Norway, the Democratic Republic of the Congo and Argentina asked Kazakhstan.",
                new CountryCode("KZ")))
        .isEqualTo(List.of("Norway", "Democratic Republic of the Congo", "Argentina"));
  }
}
