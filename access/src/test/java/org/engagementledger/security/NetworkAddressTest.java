package org.engagementledger.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkAddressTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.77, 192.0.2.0/24",
    "127.0.0.1, 127.0.0.0/24",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:0:0:0:0:0/48",
    "fe80::1%eth0, fe80:0:0:0:0:0:0:0/48",
    "::1, 0:0:0:0:0:0:0:0/48",
    "::ffff:192.0.2.77, 192.0.2.0/24",
  })
  void isCutToItsNetwork(String address, String network) {
    assertThat(NetworkAddress.networkOf(address)).isEqualTo(network);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "localhost", "face", "1.2.3", "999.1.1.1", ":", "::g", "a\nb", "%"})
  void whatIsNoAddressIsUnknownAndNeverLookedUp(String address) {
    assertThat(NetworkAddress.networkOf(address)).isEqualTo("unknown");
  }
}
