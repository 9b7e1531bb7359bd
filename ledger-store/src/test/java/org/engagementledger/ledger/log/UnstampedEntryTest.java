package org.engagementledger.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.ledger.fixtures.MeetingProposals.meeting;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class UnstampedEntryTest {
  @Test
  void anEntryIsTheSameWhateverLanguageTheMachineSpeaks() {
    byte[] english = in(Locale.ENGLISH);

    assertThat(in(Locale.forLanguageTag("fa-IR"))).asString().contains("\"0000000015\"");
    assertThat(in(Locale.forLanguageTag("ar-EG"))).isEqualTo(english);
    assertThat(in(Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai"))).isEqualTo(english);
  }

  private static byte[] in(Locale language) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(language);
      return UnstampedEntry.of(meeting("m15", "KZ", 15), "ledger")
          .at(Instant.parse("2026-07-09T12:00:00Z"));
    } finally {
      Locale.setDefault(before);
    }
  }
}
