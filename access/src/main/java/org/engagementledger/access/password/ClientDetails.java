package org.engagementledger.access.password;

import jakarta.servlet.http.HttpServletRequest;
import org.engagementledger.access.session.KnownDeviceStore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** From where somebody claims to be an account. */
public final class ClientDetails extends WebAuthenticationDetails {
  private static final long serialVersionUID = 1L;

  private final @Nullable String device;
  private final boolean program;

  /** Of a request that has a name and a password. */
  public ClientDetails(HttpServletRequest request) {
    super(request);
    device = KnownDeviceStore.deviceOf(request).orElse(null);
    program = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
  }

  /** What the browser calls itself, as a digest; null if it does not. */
  @Nullable String device() {
    return device;
  }

  /** Whether the password comes with the request itself, instead of from the form. */
  boolean isProgram() {
    return program;
  }

  /** Two are equal as {@link WebAuthenticationDetails} has it: by the address. */
  @Override
  public boolean equals(@Nullable Object other) {
    return super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
