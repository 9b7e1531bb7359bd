package org.engagementledger.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that has no memory left ends at once: what goes on after a failure just anywhere keeps
 * no promise. Tried with what starts the program, on another program.
 */
class OutOfMemoryIT {
  private static final int ENDED_BY_THE_MACHINE = 3;
  private static final Path ROOT = Path.of("").toAbsolutePath().resolveSibling("");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");

  @TempDir Path folder;
  private Path program;

  @BeforeEach
  void packHungry() throws IOException {
    program = folder.resolve("hungry.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, MemoryExhaustion.class.getName());
    String file = MemoryExhaustion.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(program), manifest);
        InputStream of =
            Objects.requireNonNull(MemoryExhaustion.class.getResourceAsStream("/" + file))) {
      jar.putNextEntry(new JarEntry(file));
      of.transferTo(jar);
    }
  }

  @Test
  void what_the_launcher_starts_ends() throws Exception {
    Path copy = folder.resolve("copy");
    Path unpacked = Files.createDirectories(copy.resolve("standalone/target/ledger"));
    Files.createDirectories(copy.resolve("standalone/src/main"));
    Files.createFile(copy.resolve("pom.xml"));
    Files.createFile(copy.resolve("standalone/pom.xml"));
    Files.copy(program, unpacked.resolve("ledger-app.jar"));
    Files.createFile(copy.resolve("standalone/target/ledger.jar"));
    Files.createFile(unpacked.resolve("complete"));
    Files.copy(ROOT.resolve("ledger"), copy.resolve("ledger"));

    assertThat(run(List.of("sh", copy.resolve("ledger").toString(), "serve")))
        .isEqualTo(ENDED_BY_THE_MACHINE);
    assertThat(run(List.of("sh", copy.resolve("ledger").toString(), "verify")))
        .isEqualTo(ENDED_BY_THE_MACHINE);
  }

  @Test
  void what_an_image_starts_ends() throws Exception {
    List<Path> images;
    try (Stream<Path> files = Files.list(ROOT.resolve("docker"))) {
      images = files.filter(it -> it.toString().endsWith("side.Dockerfile")).toList();
    }
    assertThat(images).hasSize(2);
    for (Path image : images) {
      assertThat(run(entryPoint(image))).as("%s", image).isEqualTo(ENDED_BY_THE_MACHINE);
    }
  }

  /** A check that is met without the option would be worth nothing. */
  @Test
  void without_the_option_it_goes_on() throws Exception {
    assertThat(run(List.of(java(), "-Xmx40m", "-jar", program.toString()))).isZero();
  }

  private List<String> entryPoint(Path image) throws IOException {
    String last =
        Files.readAllLines(image).stream()
            .filter(it -> it.startsWith("ENTRYPOINT"))
            .findFirst()
            .orElseThrow();
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(last);
    while (word.find()) {
      words.add(word.group(1).endsWith(".jar") ? program.toString() : word.group(1));
    }
    words.set(0, java());
    words.add(1, "-Xmx40m");
    return words;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static int run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of("JAVA_HOME", System.getProperty("java.home"), "LEDGER_JAVA_OPTS", "-Xmx40m"));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    int code = process.waitFor();
    System.out.println("OutOfMemoryIT: " + code + " " + said.lines().findFirst().orElse(""));
    return code;
  }
}
