package org.engagementledger.embedded.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files and folders that nobody but their owner can read or write, from the moment they are there.
 * Systems without POSIX rights keep files in a user's own folders from others by themselves.
 */
public final class OwnerOnlyFiles {
  private static final Set<PosixFilePermission> FILE = fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER = fromString("rwx------");
  private static final boolean IS_POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private OwnerOnlyFiles() {}

  /** What a file is to be created with. */
  public static FileAttribute<?>[] forFiles() {
    return attributes(FILE);
  }

  private static FileAttribute<?>[] attributes(Set<PosixFilePermission> rights) {
    return IS_POSIX ? new FileAttribute<?>[] {asFileAttribute(rights)} : new FileAttribute<?>[0];
  }

  /**
   * Creates an empty file.
   *
   * @return its path
   * @throws java.nio.file.FileAlreadyExistsException if it is there
   */
  public static Path createFile(Path file) throws IOException {
    return Files.createFile(file, forFiles());
  }

  /** Creates a folder where there is none, and those above it. */
  static void createFolders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, attributes(FOLDER));
    }
  }

  /** Takes from others what they may do with the files directly in a folder. */
  public static void restrictFilesIn(Path folder) throws IOException {
    if (IS_POSIX) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          if (!FILE.containsAll(Files.getPosixFilePermissions(file))) {
            Files.setPosixFilePermissions(file, FILE);
          }
        }
      }
    }
  }

  /**
   * Takes from others what they may do with a folder and what is directly in it.
   *
   * @return the names of what they had a right to
   * @throws DataFolderProblem if something is not ours to change, leads out of the folder, or is a
   *     pipe
   */
  public static List<String> mend(Path folder) throws IOException {
    List<String> mended = new ArrayList<>();
    if (IS_POSIX) {
      mend(folder, FOLDER, mended);
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          mend(file, Files.isDirectory(file, NOFOLLOW_LINKS) ? FOLDER : FILE, mended);
        }
      }
    }
    return List.copyOf(mended);
  }

  private static void mend(Path path, Set<PosixFilePermission> rights, List<String> mended)
      throws IOException {
    BasicFileAttributes found =
        Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS);
    if (found.isSymbolicLink()) {
      throw new DataFolderProblem(
          path + " is a link. Put the file itself into the data folder, or take the link away.");
    }
    if (found.isOther()) {
      throw new DataFolderProblem(path + " is no file; take it out of the data folder.");
    }
    if (rights.containsAll(Files.getPosixFilePermissions(path))) {
      return;
    }
    try {
      Files.setPosixFilePermissions(path, rights);
    } catch (IOException notOurs) {
      throw new DataFolderProblem(
          ("Other users of this machine may read or write %s, which belongs to %s."
                  + " Start as that user, or name another folder.")
              .formatted(path, Files.getOwner(path).getName()),
          notOurs);
    }
    mended.add(path.getFileName().toString());
  }
}
