package org.engagementledger.webserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.engagementledger.access.AccessServerInitializer;
import org.engagementledger.access.AccessTestApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** Requests that pages of other sites, or of other names for this machine, would make. */
@SpringBootTest(
    classes = AccessTestApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"server.address=127.0.0.1", "ledger.address=https://ledger.example.org"})
@ContextConfiguration(initializers = AccessServerInitializer.class)
class CrossSiteRequestFilterIT {
  @LocalServerPort private int port;

  @ParameterizedTest
  @CsvSource({
    "localhost, '', 401",
    "localhost, 'Origin: http://localhost', 401",
    "ledger.example.org, 'Origin: https://ledger.example.org', 401",
    "ledger.example.org, 'Sec-Fetch-Site: same-origin', 401",
    "localhost, 'Origin: http://evil.example', 403",
    "localhost, 'Origin: null', 403",
    "localhost, 'Sec-Fetch-Site: cross-site', 403",
    "localhost, 'Sec-Fetch-Site: same-site', 403",
    "ledger.example.org, 'Origin: http://ledger.example.org', 403",
    "localhost, 'Origin: https://localhost', 403",
    "evil.example, '', 421",
    "evil.example, 'X-Forwarded-Host: localhost', 421",
    "localhost, 'X-Forwarded-Host: evil.example', 401"
  })
  void onlyOurOwnPagesAndProgramsChangeAnything(String host, String header, int status)
      throws Exception {
    assertThat(asked("POST", "/api/countries", host, header)).contains(" " + status);
    assertThat(asked("POST", "/sign-in", host, header))
        .contains(status == 401 ? " 302" : "" + status);
  }

  @Test
  void healthIsAskedUnderAnyName() throws Exception {
    assertThat(asked("GET", "/actuator/health", "10.0.0.7:8080", "")).contains(" 200");
    assertThat(asked("GET", "/sign-in", "10.0.0.7:8080", "")).contains(" 421");
  }

  private String asked(String method, String path, String host, String header) throws Exception {
    String request = "%s %s HTTP/1.1".formatted(method, path);
    String other = header.isEmpty() ? "X-Nothing: here" : header;
    try (RawHttpConnection wire =
        RawHttpConnection.to(port)
            .send(RawHttpConnection.head(request, "Host: " + host, other, "Content-Length: 0"))) {
      return wire.status();
    }
  }
}
