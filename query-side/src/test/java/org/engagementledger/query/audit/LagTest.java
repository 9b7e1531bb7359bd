package org.engagementledger.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.EngagementKind;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Fact.Engagement;
import org.junit.jupiter.api.Test;

class LagTest {
  private static final CountryCode KZ = new CountryCode("KZ");
  private static final EntryId ENTRY = new EntryId("talks");
  private static final Instant RECORDED = Instant.parse("2018-08-10T12:00:00Z");

  @Test
  void anExactDateGivesOneNumber() {
    assertThat(of("2018-08-01")).isEqualTo(new Lag(Optional.of(9L), Optional.of(9L)));
  }

  @Test
  void aMonthGivesBounds() {
    assertThat(of("2018-07")).isEqualTo(new Lag(Optional.of(10L), Optional.of(40L)));
    assertThat(of("2018-07").isCertainly(10)).isTrue();
    assertThat(of("2018-07").isCertainly(11)).isFalse();
  }

  @Test
  void whatBeganEastOfGreenwichIsNotRecordedBeforeItHappened() {
    EngagementRecorded ahead =
        new EngagementRecorded(KZ, ENTRY, meeting("2018-08-11", "2018-08-11"));
    assertThat(keys(ahead, Optional.empty()))
        .containsEntry(Lag.AT_LEAST, 0L)
        .containsEntry(Lag.AT_MOST, 0L);
    assertThat(of("2018-08-11")).isEqualTo(new Lag(Optional.of(0L), Optional.of(0L)));
  }

  @Test
  void anOpenDateHasNoBoundOnThatSide() {
    assertThat(of("../2018-08-01")).isEqualTo(new Lag(Optional.of(9L), Optional.empty()));
    assertThat(of("2018-08-01/..")).isEqualTo(new Lag(Optional.empty(), Optional.of(9L)));
  }

  @Test
  void whatLastedHadHappenedOnItsLastDayAndIsLateAgainWhenThatMoves() {
    Engagement once = meeting("2018-08-01", "2018-08-01");
    Engagement lasting = meeting("2018-08-01", "2018-08-05");
    assertThat(keys(new EngagementRecorded(KZ, ENTRY, lasting), Optional.empty()))
        .containsEntry(Lag.AT_LEAST, 5L)
        .containsEntry(Lag.AT_MOST, 5L);
    assertThat(keys(new EntryAmended(KZ, ENTRY, lasting, "went on"), Optional.of(once)))
        .containsEntry(Lag.AT_LEAST, 5L);
    assertThat(keys(new EntryAmended(KZ, ENTRY, lasting, "typo"), Optional.of(lasting))).isEmpty();
  }

  private static Map<String, Object> keys(DossierEvent event, Optional<Fact> before) {
    Map<String, Object> keys = new HashMap<>();
    Lag.put(keys, event, before, RECORDED);
    return keys;
  }

  private static Engagement meeting(String date, String lastDay) {
    EdtfDate first = new EdtfDate(date);
    return Engagement.told(EngagementKind.MEETING, first, "Talks")
        .on(first, Optional.of(new EdtfDate(lastDay)));
  }

  private static Lag of(String date) {
    return Lag.of(new EdtfDate(date), RECORDED);
  }
}
