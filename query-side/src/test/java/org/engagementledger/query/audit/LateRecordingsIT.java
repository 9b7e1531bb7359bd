package org.engagementledger.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.query.QuerySideServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was recorded late, so much of it that it takes two pages, both of them full. */
class LateRecordingsIT {
  private static final CountryCode PERU = new CountryCode("PE");
  private static final int ON_A_PAGE = 50;
  private static final Pattern ENTRY = Pattern.compile("\"lag\":");
  private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");
  private static final Pattern OLDER = Pattern.compile("href=\"([^\"]*)\" rel=\"next\"");

  private static QuerySideServer run;

  @BeforeAll
  static void recordTwoPagesOfOldMeetings() {
    run = new QuerySideServer();
    List<EngagementRecorded> late =
        IntStream.range(0, 2 * ON_A_PAGE).mapToObj(LateRecordingsIT::meeting).toList();
    run.pen().recordAtOnce(late);
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @Test
  void theLastListLeadsNowhereEvenIfItIsFull() {
    HttpResponse<String> first = get("/api/audit/backdated?atLeast=" + 2 * ON_A_PAGE, "json");
    HttpResponse<String> last = get(next(first).orElseThrow(), "json");
    assertThat(ENTRY.matcher(first.body()).results()).hasSize(ON_A_PAGE);
    assertThat(ENTRY.matcher(last.body()).results()).hasSize(ON_A_PAGE);
    assertThat(next(last)).isEmpty();
  }

  @Test
  void theLastPageLeadsNowhereEvenIfItIsFull() {
    String first = get("/audit/backdated?atLeast=" + 2 * ON_A_PAGE, "html").body();
    String last = get(older(first).orElseThrow(), "html").body();
    assertThat(last).contains("meeting 0", "meeting 49").doesNotContain("meeting 50");
    assertThat(older(last)).isEmpty();
  }

  private static EngagementRecorded meeting(int number) {
    EdtfDate longAgo = new EdtfDate("2001");
    return new EngagementRecorded(
        PERU,
        new EntryId("m" + number),
        Engagement.told(EngagementKind.MEETING, longAgo, "meeting " + number));
  }

  private static HttpResponse<String> get(String path, String form) {
    return run.as(Role.AUDITOR).get(path, form.equals("html") ? "text/html" : "application/json");
  }

  private static Optional<String> next(HttpResponse<String> answer) {
    return answer.headers().firstValue("Link").flatMap(it -> first(NEXT, it));
  }

  private static Optional<String> older(String page) {
    return first(OLDER, page).map(it -> it.replace("&amp;", "&"));
  }

  private static Optional<String> first(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult it) -> it.group(1)).findFirst();
  }
}
