package org.engagementledger.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.engagementledger.events.EdtfDate;
import org.junit.jupiter.api.Test;

class LagTest {
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
  void anOpenDateHasNoBoundOnThatSide() {
    assertThat(of("../2018-08-01")).isEqualTo(new Lag(Optional.of(9L), Optional.empty()));
    assertThat(of("2018-08-01/..")).isEqualTo(new Lag(Optional.empty(), Optional.of(9L)));
  }

  private static Lag of(String date) {
    return Lag.of(new EdtfDate(date), RECORDED);
  }
}
