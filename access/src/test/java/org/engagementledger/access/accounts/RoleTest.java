package org.engagementledger.access.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.authentication.TestingAuthenticationToken;

class RoleTest {
  @ParameterizedTest
  @EnumSource
  void isFoundInWhoIsSignedIn(Role role) {
    assertThat(Role.of(new TestingAuthenticationToken("someone", "", "ROLE_" + role)))
        .hasValue(role);
  }

  @Test
  void whoIsNotSignedInHasNone() {
    assertThat(Role.of(new TestingAuthenticationToken("nobody", "", "ROLE_ANONYMOUS"))).isEmpty();
  }

  @Test
  void readersSeeNoPersonsDataAndOnlyRecordersAndAdministratorsRecord() {
    assertThat(Arrays.stream(Role.values()).filter(Role::seesPersons).toList())
        .isEqualTo(List.of(Role.RECORDER, Role.AUDITOR, Role.ADMIN));
    assertThat(Arrays.stream(Role.values()).filter(Role::records).toList())
        .isEqualTo(List.of(Role.RECORDER, Role.ADMIN));
    assertThat(Arrays.stream(Role.values()).filter(Role::audits).toList())
        .isEqualTo(List.of(Role.AUDITOR, Role.ADMIN));
    assertThat(Arrays.stream(Role.values()).filter(Role::administers).toList())
        .isEqualTo(List.of(Role.ADMIN));
  }
}
