package org.engagementledger.query.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.engagementledger.text.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** The list of a dossier that changed so often that it takes three pages. */
class TimeMapTest {
  private static final Instant START = Instant.parse("2026-07-09T12:00:00Z");
  private static final List<Instant> TIMES =
      IntStream.range(0, 1_001).mapToObj(START::plusSeconds).toList();

  @Test
  void eachPageHoldsItsOwnStatesAndAllTogetherHoldEach() {
    assertThat(mementos(1)).hasSize(500);
    assertThat(mementos(2)).hasSize(500);
    assertThat(mementos(3)).hasSize(1);
    assertThat(IntStream.rangeClosed(1, 3).boxed().flatMap(it -> mementos(it).stream()))
        .hasSize(TIMES.size())
        .doesNotHaveDuplicates();
  }

  @Test
  void onlyTheFirstAndTheLastStateAreCalledSo() {
    assertThat(mementos(1)).filteredOn(it -> it.contains("\"first memento\"")).hasSize(1);
    assertThat(mementos(2)).noneMatch(it -> it.contains("first") || it.contains("last"));
    assertThat(mementos(3)).singleElement().asString().contains("\"last memento\"");
  }

  @Test
  void eachPageNamesItselfTheOthersAndBetweenWhichTimesTheyAre() {
    assertThat(maps(1)).hasSize(3).first().asString().contains("rel=\"self\"");
    assertThat(maps(2))
        .satisfiesExactly(
            it ->
                assertThat(it)
                    .startsWith("<http://localhost/api/countries/KZ/timemap>; rel=\"timemap\"")
                    .contains("from=\"Thu, 09 Jul 2026 12:00:00 GMT\"")
                    .contains("until=\"Thu, 09 Jul 2026 12:08:19 GMT\""),
            it ->
                assertThat(it)
                    .startsWith("<http://localhost/api/countries/KZ/timemap?page=2>; rel=\"self\"")
                    .contains("from=\"Thu, 09 Jul 2026 12:08:20 GMT\""),
            it ->
                assertThat(it)
                    .startsWith("<http://localhost/api/countries/KZ/timemap?page=3>")
                    .contains("from=\"Thu, 09 Jul 2026 12:16:40 GMT\"")
                    .contains("until=\"Thu, 09 Jul 2026 12:16:40 GMT\""));
  }

  @Test
  void thereIsNoPageBeyondTheLast() {
    assertThatThrownBy(() -> lines(4)).isInstanceOf(Refusal.class).hasMessageContaining("1 to 3");
    assertThatThrownBy(() -> lines(0)).isInstanceOf(Refusal.class);
  }

  private static List<String> mementos(int page) {
    return lines(page).stream().filter(it -> it.contains("memento\"")).toList();
  }

  private static List<String> maps(int page) {
    return lines(page).stream().filter(it -> it.contains("/timemap")).toList();
  }

  private static List<String> lines(int page) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/countries/KZ/timemap");
    return TimeMapController.lines(TIMES, page, request).lines().toList();
  }
}
