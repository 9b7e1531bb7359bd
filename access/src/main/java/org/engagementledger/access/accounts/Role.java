package org.engagementledger.access.accounts;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** What an account may do. */
public enum Role {
  /** Reads everything but persons' data, what is internal, reasons and the audit. */
  READER,
  /** Reads these too except for the audit, and records. */
  RECORDER,
  /** Reads everything, the audit included, and records nothing. */
  AUDITOR,
  /** Does what all others do, and looks after reference data, rebuilds and accounts. */
  ADMIN;

  /** The role of a signed-in account; empty if nobody is signed in. */
  public static Optional<Role> of(Authentication signedIn) {
    return Arrays.stream(values()).filter(role -> role.isGranted(signedIn)).findFirst();
  }

  /** The role of that name in the log; empty for one that this version does not know. */
  static Optional<Role> named(String name) {
    return Arrays.stream(values()).filter(role -> role.name().equals(name)).findFirst();
  }

  /** Whether whoever is signed in so sees persons; nobody who is not. */
  public static boolean seesPersons(Authentication signedIn) {
    return of(signedIn).filter(Role::seesPersons).isPresent();
  }

  /** Whether contacts, names of participants, internal passages and reasons are shown. */
  public boolean seesPersons() {
    return this != READER;
  }

  /** Whether something can be recorded. */
  public boolean records() {
    return this == RECORDER || this == ADMIN;
  }

  /** Whether the audit is shown. */
  public boolean audits() {
    return this == AUDITOR || this == ADMIN;
  }

  /** Whether what keeps the ledger going is looked after. */
  public boolean administers() {
    return this == ADMIN;
  }

  /** What each role may do besides, because others may. */
  public static RoleHierarchy hierarchy() {
    return RoleHierarchyImpl.withDefaultRolePrefix()
        .role(ADMIN.name())
        .implies(RECORDER.name(), AUDITOR.name())
        .role(RECORDER.name())
        .implies(READER.name())
        .role(AUDITOR.name())
        .implies(READER.name())
        .build();
  }

  private boolean isGranted(Authentication signedIn) {
    return signedIn.getAuthorities().stream()
        .map(GrantedAuthority::getAuthority)
        .anyMatch(("ROLE_" + name())::equals);
  }
}
