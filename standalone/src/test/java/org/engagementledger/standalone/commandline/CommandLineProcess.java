package org.engagementledger.standalone.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.engagementledger.standalone.ChildProcess;

/** A process that types lines: what commands read from the environment, they read from its own. */
final class CommandLineProcess {
  private static final String DONE = "All is typed";

  private CommandLineProcess() {}

  /** Types the lines of a file, and keeps beside it what each gave. */
  public static void main(String[] arguments) throws IOException {
    Path lines = Path.of(arguments[0]);
    int number = 0;
    for (String line : Files.readAllLines(lines)) {
      CommandLineResult typed = CommandLineResult.ledger(line.split(" "));
      Files.writeString(answer(lines, number++), typed.exit() == 0 ? typed.text() : "");
    }
    System.out.println(DONE);
  }

  /** What each of the lines printed; nothing if it failed. */
  static List<String> typed(Path folder, String password, List<String> lines) throws IOException {
    Path file = Files.write(folder.resolve("lines"), lines);
    Map<String, String> environment = Map.of("LEDGER_PASSWORD", password);
    try (ChildProcess child =
        ChildProcess.start(
            CommandLineProcess.class.getName(), Set.of(), environment, file.toString())) {
      var unused = child.untilPrinted(Pattern.compile("(" + DONE + ")"));
    }
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      answers.add(Files.readString(answer(file, i)));
    }
    return answers;
  }

  private static Path answer(Path lines, int number) {
    return lines.resolveSibling(number + ".answer");
  }
}
