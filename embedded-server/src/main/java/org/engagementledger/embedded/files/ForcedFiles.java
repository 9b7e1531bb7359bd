package org.engagementledger.embedded.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files and folders that a power cut leaves as they are. */
public final class ForcedFiles {

  private ForcedFiles() {}

  /** A folder's entries: what was created, renamed or deleted in it. */
  public static void forceFolder(Path folder) throws IOException {
    if (!System.getProperty("os.name").startsWith("Windows")) {
      try (FileChannel entries = FileChannel.open(folder)) {
        entries.force(true);
      }
    }
  }

  /** Creates a folder and those above it, as far as there are none. */
  public static void createFolders(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath();
    Path there = absolute;
    while (!Files.exists(there)) {
      there = parentOf(there);
    }
    OwnerOnlyFiles.createFolders(absolute);
    for (Path made = absolute; !made.equals(there); made = parentOf(made)) {
      forceFolder(parentOf(made));
    }
  }

  private static Path parentOf(Path path) {
    @Nullable Path parent = path.getParent();
    return parent == null ? path : parent;
  }

  /** Deletes a folder with all that is in it, if it is there. */
  public static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  /** Replaces a file as a whole, by way of a draft beside it. */
  public static void replace(Path file, Path draft, String content) throws IOException {
    Files.deleteIfExists(draft);
    try (FileChannel out =
        FileChannel.open(draft, Set.of(CREATE_NEW, WRITE), OwnerOnlyFiles.forFiles())) {
      ByteBuffer bytes = UTF_8.encode(content);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(draft, file, ATOMIC_MOVE, REPLACE_EXISTING);
    forceFolder(parentOf(file.toAbsolutePath()));
  }
}
