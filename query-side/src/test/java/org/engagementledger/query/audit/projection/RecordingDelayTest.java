package org.engagementledger.query.audit.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Engagement;
import org.junit.jupiter.api.Test;

class RecordingDelayTest {
  private static final CountryCode KZ = new CountryCode("KZ");
  private static final EntryId ENTRY = new EntryId("talks");
  private static final Instant RECORDED = Instant.parse("2018-08-10T12:00:00Z");

  @Test
  void anExactDateGivesOneNumber() {
    assertThat(of("2018-08-01")).isEqualTo(new RecordingDelay(Optional.of(9L), Optional.of(9L)));
  }

  @Test
  void aMonthGivesBounds() {
    assertThat(of("2018-07")).isEqualTo(new RecordingDelay(Optional.of(10L), Optional.of(40L)));
    assertThat(of("2018-07").isCertainly(10)).isTrue();
    assertThat(of("2018-07").isCertainly(11)).isFalse();
  }

  @Test
  void whatBeganEastOfGreenwichIsNotRecordedBeforeItHappened() {
    EngagementRecorded ahead =
        new EngagementRecorded(KZ, ENTRY, meeting("2018-08-11", "2018-08-11"));
    assertThat(keys(ahead, Optional.empty()))
        .containsEntry(RecordingDelay.AT_LEAST, 0L)
        .containsEntry(RecordingDelay.AT_MOST, 0L);
    assertThat(of("2018-08-11")).isEqualTo(new RecordingDelay(Optional.of(0L), Optional.of(0L)));
  }

  @Test
  void anOpenDateHasNoBoundOnThatSide() {
    assertThat(of("../2018-08-01"))
        .isEqualTo(new RecordingDelay(Optional.of(9L), Optional.empty()));
    assertThat(of("2018-08-01/.."))
        .isEqualTo(new RecordingDelay(Optional.empty(), Optional.of(9L)));
  }

  @Test
  void whatLastedHadHappenedOnItsLastDayAndIsLateAgainWhenThatMoves() {
    Engagement once = meeting("2018-08-01", "2018-08-01");
    Engagement lasting = meeting("2018-08-01", "2018-08-05");
    assertThat(keys(new EngagementRecorded(KZ, ENTRY, lasting), Optional.empty()))
        .containsEntry(RecordingDelay.AT_LEAST, 5L)
        .containsEntry(RecordingDelay.AT_MOST, 5L);
    assertThat(keys(new EntryAmended(KZ, ENTRY, lasting, "went on"), Optional.of(once)))
        .containsEntry(RecordingDelay.AT_LEAST, 5L);
    assertThat(keys(new EntryAmended(KZ, ENTRY, lasting, "typo"), Optional.of(lasting))).isEmpty();
  }

  private static Map<String, Object> keys(DossierEvent event, Optional<Fact> before) {
    Map<String, Object> keys = new HashMap<>();
    RecordingDelay.put(keys, event, before, RECORDED);
    return keys;
  }

  private static Engagement meeting(String date, String lastDay) {
    EdtfDate first = new EdtfDate(date);
    return Engagement.told(EngagementKind.MEETING, first, "Talks")
        .on(first, Optional.of(new EdtfDate(lastDay)));
  }

  private static RecordingDelay of(String date) {
    return RecordingDelay.of(new EdtfDate(date), RECORDED);
  }
}
