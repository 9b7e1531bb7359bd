package org.engagementledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.ledger.backup.BackupReader;
import org.junit.jupiter.api.Test;

class BackupOfARunningServerIT {
  private final RunningDemo demo = RunningDemo.shared();

  @Test
  void anAdministratorGetsEverythingRecordedSoFar() throws IOException {
    long position = demo.position();
    AtomicLong read = new AtomicLong();
    try (LedgerClient client = LedgerClient.of(demo.address(), "admin", demo.password(Role.ADMIN));
        BackupReader backup = BackupReader.read(client.open("/api/backup"))) {
      backup.verify(read::set);
      assertThat(backup.contents().size()).isGreaterThanOrEqualTo(position).isEqualTo(read.get());
    }
  }

  @Test
  void nobodyElseDoes() {
    for (Role role : new Role[] {Role.READER, Role.RECORDER, Role.AUDITOR}) {
      assertThat(demo.as(role).get("/api/backup", "*/*").statusCode())
          .as("%s", role)
          .isEqualTo(403);
    }
  }
}
