package org.engagementledger.standalone.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.engagementledger.standalone.ChildProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program on a machine whose language has digits of its own. */
class ForeignLocaleIT {
  private static final Map<String, String> PERSIAN =
      Map.of("JAVA_TOOL_OPTIONS", "-Duser.language=fa -Duser.country=IR");
  private static final Map<String, String> TURKISH =
      Map.of("JAVA_TOOL_OPTIONS", "-Duser.language=tr -Duser.country=TR", "LC_ALL", "C.UTF-8");

  /** Turkish has an i with and one without a dot, in small and in capitals. */
  @Test
  void itReadsAndFindsTheSameWhereTurkishIsSpoken(@TempDir Path folder) throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("visits.csv"),
            """
            sort,country,kind,date,title
            engagement,italy,MEETING,2020,\u0130stanbul toplant\u0131s\u0131
            ENGAGEMENT,IRAN,meeting,2020,Visit to ISTANBUL
            """);
    String data = folder.resolve("data").toString();
    assertThat(inTurkish("import", table.toString(), "--data", data)).contains("2 new");
    for (String word : List.of("istanbul", "ISTANBUL", "\u0130STANBUL", "\u0131stanbul")) {
      assertThat(inTurkish("search", word, "--data", data))
          .as(word)
          .contains("IT  2020", "IR  2020");
    }
    assertThat(inTurkish("show", "IRAN", "--data", data)).contains("Visit to ISTANBUL");
  }

  private static String inTurkish(String... words) {
    String main = LedgerCommand.class.getName();
    try (ChildProcess ledger = ChildProcess.start(main, Set.of(), TURKISH, words)) {
      ledger.untilEnded();
      return ledger.output();
    }
  }

  @Test
  void itsSentencesHaveTheDigitsOfEnglish(@TempDir Path data) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      String[] words = {"serve", "--port", port, "--data", data.toString()};
      String main = LedgerCommand.class.getName();
      try (ChildProcess ledger = ChildProcess.start(main, Set.of(), PERSIAN, words)) {
        var unused = ledger.untilPrinted(Pattern.compile("(Port " + port + " on .* is not free)"));
      }
    }
  }
}
