package org.engagementledger.access.administration;

import org.engagementledger.webserver.LedgerAddress;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Makes one-time links. They lead to the address of the program that its settings name; without
 * one, to the address under which the one who asks has reached it.
 */
@Component
public final class SignInLinks {
  /** Where the page behind a link is. */
  public static final String PATH = "/invitation";

  private final LedgerAddress address;

  SignInLinks(LedgerAddress address) {
    this.address = address;
  }

  /** The link with a token; to be called while a request is answered. */
  public String of(String token) {
    return address
        .address()
        .map(UriComponentsBuilder::fromUri)
        .orElseGet(ServletUriComponentsBuilder::fromCurrentContextPath)
        .path(PATH)
        .queryParam("token", token)
        .toUriString();
  }
}
