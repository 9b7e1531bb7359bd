package org.engagementledger.standalone.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The page of the API names every address under who may ask, as role-matrix.txt has it, which
 * {@link RoleMatrixIT} holds against the program.
 */
class DocumentedApiTest {
  private static final Map<String, String> HEADINGS =
      Map.of(
          "## For whoever has an account", "READER",
          "## For recorders", "RECORDER",
          "## For auditors", "AUDITOR",
          "## For administrators", "ADMIN");

  private static final Pattern ROW = Pattern.compile("\\| `([A-Z]+ /api/\\S+)` \\| \\S.*\\|");

  @Test
  void everyAddressStandsUnderWhoMayAsk() throws IOException {
    List<String> documented = documented();

    assertThat(documented).hasSizeGreaterThan(60).doesNotHaveDuplicates();
    assertThat(documented).containsExactlyInAnyOrderElementsOf(known());
  }

  private static List<String> documented() throws IOException {
    List<String> all = new ArrayList<>();
    String role = "";
    for (String line : Files.readAllLines(Path.of("../docs/api.md"))) {
      role = line.startsWith("## ") ? HEADINGS.getOrDefault(line, "") : role;
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        all.add(role + " " + row.group(1));
      }
    }
    return all;
  }

  private static List<String> known() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/role-matrix.txt")).stream()
        .map(line -> line.replaceFirst("^NEWCOMER", "READER").split(" "))
        .filter(it -> it.length == 3 && it[2].startsWith("/api/"))
        .flatMap(
            it ->
                Arrays.stream(it[1].split(","))
                    .filter(method -> !method.equals("HEAD"))
                    .map(method -> it[0] + " " + method + " " + it[2]))
        .toList();
  }
}
