package org.engagementledger.access;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Lets every page show who is signed in. */
@ControllerAdvice
final class SignedInAccount {
  /** The account's name; none if nobody is signed in. */
  @ModelAttribute("account")
  @Nullable String account(@Nullable Principal signedIn) {
    return signedIn == null ? null : signedIn.getName();
  }
}
