package org.engagementledger.standalone.commandline;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.engagementledger.standalone.Child;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program on a machine whose language has digits of its own. */
class InAnotherLanguageIT {
  private static final Map<String, String> PERSIAN =
      Map.of("JAVA_TOOL_OPTIONS", "-Duser.language=fa -Duser.country=IR");

  @Test
  void itsSentencesHaveTheDigitsOfEnglish(@TempDir Path data) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      String[] words = {"serve", "--port", port, "--data", data.toString()};
      String main = LedgerCommand.class.getName();
      try (Child ledger = Child.start(main, Set.of(), PERSIAN, words)) {
        var unused = ledger.untilPrinted(Pattern.compile("(Port " + port + " on .* is not free)"));
      }
    }
  }
}
