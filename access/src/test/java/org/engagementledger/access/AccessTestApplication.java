package org.engagementledger.access;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What both sides have in common, with a page and a request of either kind to knock at. */
@SpringBootApplication(scanBasePackages = "org.engagementledger")
public class AccessTestApplication {
  @RestController
  static final class Doors {
    @GetMapping({"/countries/KZ", "/api/countries/KZ", "/api/audit", "/unlisted"})
    String read(Authentication signedIn) {
      return signedIn.getName();
    }

    @PostMapping({"/countries/KZ/meetings", "/api/countries", "/api/instruments"})
    ResponseEntity<String> write(Authentication signedIn) {
      return ResponseEntity.ok(signedIn.getName());
    }
  }
}
