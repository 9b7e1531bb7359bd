package org.engagementledger.templates;

import java.security.Principal;
import java.util.Optional;
import org.engagementledger.access.accounts.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Lets every page show who is signed in, and offer only what that account may do. */
@ControllerAdvice
final class SignedInAccount {
  /** The account's name; none if nobody is signed in. */
  @ModelAttribute("account")
  @Nullable String account(@Nullable Principal signedIn) {
    return signedIn == null ? null : signedIn.getName();
  }

  /** The account's role; none if nobody is signed in. */
  @ModelAttribute("role")
  @Nullable Role role(@Nullable Authentication signedIn) {
    return Optional.ofNullable(signedIn).flatMap(Role::of).orElse(null);
  }

  /** The same for the page of an error, to which no controller gives anything. */
  public @Nullable Role role() {
    return role(SecurityContextHolder.getContext().getAuthentication());
  }
}
