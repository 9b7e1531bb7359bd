package org.engagementledger.webserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

class LedgerAddressTest {
  private static final LedgerAddress LOCAL = new LedgerAddress("", List.of(), "127.0.0.1");
  private static final LedgerAddress NAMED =
      new LedgerAddress(
          "https://Ledger.example.org/", List.of("ledger.internal", " other.example "), "0.0.0.0");

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]", "[::1]:8080"})
  void onThisMachineOnlyItGoesByTheNamesOfThisMachine(String host) {
    assertThat(LOCAL.isOwn(host)).isTrue();
    assertThat(NAMED.isOwn(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "[::2]", "::1"})
  void aNameThatWasMadeToMeanThisMachineIsNotItsOwn(String host) {
    assertThat(LOCAL.isOwn(host)).isFalse();
    assertThat(NAMED.isOwn(host)).isFalse();
  }

  @Test
  void itGoesByTheNamesThatSettingsGive() {
    for (String host : List.of("ledger.example.org", "ledger.internal:8080", "OTHER.example")) {
      assertThat(NAMED.isOwn(host)).as(host).isTrue();
      assertThat(LOCAL.isOwn(host)).as(host).isFalse();
    }
    assertThat(NAMED.address()).hasToString("Optional[https://Ledger.example.org]");
  }

  @Test
  void whereOthersReachItWithoutASettingItGoesByAnyName() {
    LedgerAddress open = new LedgerAddress("", List.of(), "0.0.0.0");
    assertThat(open.isOwn("ledger.example.org")).isTrue();
    String host = "ledger.example.org";
    assertThat(open.isOwnOrigin("https://ledger.example.org", "https", host)).isTrue();
    assertThat(open.isOwnOrigin("https://evil.example", "https", host)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080, http, localhost:8080, true",
    "http://localhost, http, localhost:80, true",
    "http://localhost:80, http, localhost, true",
    "https://localhost, https, localhost:443, true",
    "https://localhost, http, localhost:80, false",
    "https://localhost:8080, http, localhost:8080, false",
    "http://localhost:8080, https, localhost:8080, false",
    "http://localhost:443, http, localhost, false",
    "http://127.0.0.1:8080, http, localhost:8080, false",
    "http://localhost:9090, http, localhost:8080, false",
    "null, http, localhost:8080, false",
    "file://localhost:8080, http, localhost:8080, false",
    "http://localhost:8080.evil.example, http, localhost:8080, false",
    "http://evil.example, http, evil.example, false"
  })
  void aPageIsOurOwnIfItsOriginIsWhereItAsks(
      String origin, String scheme, String host, boolean isOwn) {
    assertThat(LOCAL.isOwnOrigin(origin, scheme, host)).isEqualTo(isOwn);
  }

  @ParameterizedTest
  @CsvSource({
    "https://ledger.example.org, ledger.example.org, true",
    "http://ledger.example.org, ledger.example.org, false",
    "http://ledger.internal, ledger.internal, false",
    "http://localhost:8080, localhost:8080, true",
    "https://localhost:8080, localhost:8080, false"
  })
  void whereItHasAnAddressAPageWithoutTlsIsNotOurs(String origin, String host, boolean isOwn) {
    assertThat(NAMED.isOwnOrigin(origin, "http", host)).isEqualTo(isOwn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ledger.example.org",
        "ftp://ledger.example.org",
        "https://",
        "https://ledger.example.org/here",
        "https://user@ledger.example.org",
        "https://ledger example.org"
      })
  void whatIsNoAddressIsRefusedAtStart(String address) {
    assertThatThrownBy(() -> new LedgerAddress(address, List.of(), ""))
        .isInstanceOf(InvalidConfigurationPropertyValueException.class)
        .hasMessageContaining("https://ledger.example.org");
  }
}
