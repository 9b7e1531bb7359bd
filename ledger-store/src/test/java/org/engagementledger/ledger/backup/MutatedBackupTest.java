package org.engagementledger.ledger.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.ledger.backup.BackupFile.backup;
import static org.engagementledger.ledger.backup.BackupFile.packed;
import static org.engagementledger.ledger.backup.BackupFile.unpacked;

import com.mongodb.client.MongoDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.backup.BackupReader.Contents;
import org.engagementledger.ledger.fixtures.MemoryServer;
import org.engagementledger.ledger.log.LogHead;
import org.engagementledger.ledger.verify.Verification;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A search for a backup that is taken and should not be: lines and members are changed at random by
 * somebody who computes the digest again, and the packed bytes too. Such a file is refused before
 * anything is written, or the ledger comes back under the same root; there is nothing in between.
 */
class MutatedBackupTest {
  private static final MemoryServer SERVER = new MemoryServer();
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MUTATIONS = 60;
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  private static String original = "";
  private static LogHead head = LogHead.NOTHING;

  @BeforeAll
  static void record() throws IOException {
    MongoDatabase source = SERVER.database();
    head = BackupFile.record(source);
    original = unpacked(backup(source));
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @RepeatedTest(10)
  void changedAtRandomItIsRefusedBeforeAnythingIsWrittenOrIsTheSame(RepetitionInfo round)
      throws IOException {
    long seed = SEED + round.getCurrentRepetition();
    Random random = new Random(seed);
    for (int n = 0; n < MUTATIONS; n++) {
      String plain = mutated(random);
      byte[] file = repacked(plain, random);
      MongoDatabase target = SERVER.database();
      boolean isTaken = isTaken(file, target);
      String what = "-Dseed=%d, mutation %d: %s".formatted(seed - 1, n, plain);
      if (isTaken) {
        try (Ledger restored = BackupFile.open(target)) {
          assertThat(restored.head().root()).as(what).isEqualTo(head.root());
        }
        assertThat(Verification.of(target, position -> {}).passed()).as(what).isTrue();
      } else {
        assertThat(target.listCollectionNames()).as(what).isEmpty();
      }
    }
  }

  @Test
  void itIsTakenAsItIs() throws IOException {
    assertThat(isTaken(packed(original.getBytes(UTF_8)), SERVER.database())).isTrue();
  }

  /** As {@code ledger restore} goes about it. */
  private static boolean isTaken(byte[] file, MongoDatabase target) throws IOException {
    Contents contents;
    try {
      contents = BackupFile.verified(file);
    } catch (BackupProblem refused) {
      assertThat(refused).hasMessageStartingWith("This ");
      return false;
    }
    Restore restore = Restore.into(target, contents);
    try (BackupReader backup = BackupReader.read(new ByteArrayInputStream(file))) {
      restore.insert(backup, position -> {});
    }
    var unused = restore.finish("a-user", position -> {});
    return true;
  }

  private static String mutated(Random random) {
    List<String> lines = new ArrayList<>(original.lines().toList());
    for (int changes = 1 + random.nextInt(2); changes > 0 && !lines.isEmpty(); changes--) {
      change(lines, random);
    }
    String plain = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    return random.nextInt(4) == 0 ? plain : digestedAgain(plain);
  }

  private static void change(List<String> lines, Random random) {
    int at = random.nextInt(lines.size());
    switch (random.nextInt(6)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
      case 2 -> Collections.swap(lines, at, random.nextInt(lines.size()));
      case 3 -> lines.add(at, List.of("", "{}", "null", "[]", "{\"x\":1}").get(random.nextInt(5)));
      default -> lines.set(at, withOddMember(lines.get(at), random));
    }
  }

  private static String withOddMember(String line, Random random) {
    if (!line.startsWith("{") || !(JSON.readTree(line) instanceof ObjectNode object)) {
      return line + " ";
    }
    List<String> names = List.copyOf(object.propertyNames());
    if (names.isEmpty()) {
      return "{} ";
    }
    String name = names.get(random.nextInt(names.size()));
    switch (random.nextInt(8)) {
      case 0 -> object.remove(name);
      case 1 -> object.putNull(name);
      case 2 -> object.put(name, random.nextLong());
      case 3 -> object.put(name, "odd");
      case 4 -> object.put("another", "member");
      case 5 ->
          object.put(name, List.of("", " ", "a\u0000b", "x".repeat(2_000)).get(random.nextInt(4)));
      case 6 -> object.set(name, doubled(object.get(name)));
      default -> object.set(name, JSON.valueToTree(Map.of("of", "a map")));
    }
    return JSON.writeValueAsString(object);
  }

  private static JsonNode doubled(JsonNode value) {
    ArrayNode both = JSON.createArrayNode();
    both.add(value);
    both.add(value);
    return both;
  }

  /** Who alters it on purpose computes the digest again. */
  private static String digestedAgain(String plain) {
    int last = plain.lastIndexOf("{\"commits\"");
    if (last < 0) {
      return plain;
    }
    String digest =
        HexFormat.of()
            .formatHex(BackupLines.sha256().digest(plain.substring(0, last).getBytes(UTF_8)));
    return plain.replaceFirst("\"sha256\":\"[^\"]*", "\"sha256\":\"" + digest);
  }

  private static byte[] repacked(String plain, Random random) throws IOException {
    byte[] packed = packed(plain.getBytes(UTF_8));
    return switch (random.nextInt(12)) {
      case 0 -> joined(packed, new byte[1 + random.nextInt(40)]);
      case 1 -> joined(packed, packed);
      case 2 -> joined(packed, packed(new byte[0]));
      case 3 -> inTwoMembers(plain.getBytes(UTF_8), random);
      default -> packed;
    };
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(first);
    out.writeBytes(second);
    return out.toByteArray();
  }

  private static byte[] inTwoMembers(byte[] plain, Random random) throws IOException {
    int cut = random.nextInt(plain.length + 1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int[] part : new int[][] {{0, cut}, {cut, plain.length - cut}}) {
      try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
        zip.write(plain, part[0], part[1]);
      }
    }
    return out.toByteArray();
  }
}
