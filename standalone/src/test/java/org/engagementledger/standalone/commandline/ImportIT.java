package org.engagementledger.standalone.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportIT {
  private static final Path SAMPLE =
      Path.of("../shared-events/src/test/resources/pages/kazakhstan-in-our-words.txt");

  @TempDir Path folder;

  @Test
  void aBadFileKeepsNobodyFromTheOthers() throws IOException {
    Path data = folder.resolve("data");
    Path bad = Files.write(folder.resolve("bad.txt"), new byte[] {(byte) 0xff, '\n'});
    Path good = folder.resolve("good.txt");
    Files.copy(SAMPLE, good);

    Typed typed =
        Typed.ledger("import", bad.toString(), good.toString(), "--data", data.toString());

    assertThat(typed.exit()).isEqualTo(2);
    assertThat(typed.text()).contains("good.txt, KZ:");
    assertThat(typed.errors()).contains("ledger: " + bad).contains("1 of 2 files failed: [" + bad);
    Typed shown = Typed.ledger("show", "KZ", "--format", "page", "--data", data.toString());
    assertThat(shown.bytes()).isEqualTo(Files.readAllBytes(good));
  }
}
