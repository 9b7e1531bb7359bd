package org.engagementledger.access.account;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Makes one-time links. They lead to the address that the setting {@code ledger.address} names;
 * without it, to the address under which the one who asks has reached the program.
 */
@Component
public final class SignInLinks {
  /** Where the page behind a link is. */
  public static final String PATH = "/invitation";

  private final String address;

  SignInLinks(@Value("${ledger.address:}") String address) {
    this.address = address;
  }

  /** The link with a token; to be called while a request is answered. */
  public String of(String token) {
    UriComponentsBuilder base =
        address.isBlank()
            ? ServletUriComponentsBuilder.fromCurrentContextPath()
            : UriComponentsBuilder.fromUriString(address);
    return base.path(PATH).queryParam("token", token).toUriString();
  }
}
