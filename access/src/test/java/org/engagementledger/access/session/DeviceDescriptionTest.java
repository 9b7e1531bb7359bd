package org.engagementledger.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceDescriptionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0|Firefox on Linux",
        "Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/140.0 Safari/537.36 Edg/140.0|Edge on Windows",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1|Safari on iOS",
        "Mozilla/5.0 (Linux; Android 16) Chrome/140.0 Mobile Safari/537.36|Chrome on Android",
        "curl/8.5.0|curl",
        "(none)|an unknown browser",
      })
  void namesBrowserAndSystem(String userAgent, String words) {
    assertThat(DeviceDescription.of(userAgent)).isEqualTo(words);
  }

  @Test
  void isShortAndPlainWhateverIsSent() {
    String odd = "a\r\nSet-Cookie: x\u0000\u202e<script>" + "b".repeat(60_000);

    assertThat(DeviceDescription.of(odd)).isEqualTo("a");
    assertThat(DeviceDescription.of("z".repeat(60_000))).hasSize(30);
    assertThat(DeviceDescription.of(null)).isEqualTo("an unknown browser");
  }
}
