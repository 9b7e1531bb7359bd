package org.engagementledger.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of this repository, without what is built or kept by a run. */
final class RepositoryFiles {
  private static final Set<String> NOT_OURS = Set.of("target", ".git", "data", ".idea", ".vscode");

  /** The folder that holds the launcher and the modules. */
  static final Path ROOT = root(Path.of("").toAbsolutePath());

  private static final Set<String> NAMES =
      files().stream()
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toUnmodifiableSet());

  private RepositoryFiles() {}

  /**
   * A file with its text.
   *
   * @param path from the root, with slashes
   */
  record SourceFile(String path, String text) {
    boolean isJava() {
      return path.endsWith(".java");
    }

    boolean isMain() {
      return path.contains("/src/main/");
    }

    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  /** All text files. */
  static List<SourceFile> sources() {
    return files().stream().flatMap(path -> source(path).stream()).toList();
  }

  /** Whether some folder has a file of that name. */
  static boolean hasFile(String name) {
    return NAMES.contains(name);
  }

  /** The text of one file. */
  static String text(String path) {
    try {
      return Files.readString(ROOT.resolve(path));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Optional<SourceFile> source(Path file) {
    String path = ROOT.relativize(file).toString().replace('\\', '/');
    try {
      return Optional.of(new SourceFile(path, Files.readString(file)));
    } catch (MalformedInputException binary) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<Path> files() {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(ROOT, new Collector(files));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return files;
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final List<Path> files;

    Collector(List<Path> files) {
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean ours = folder.equals(ROOT) || !NOT_OURS.contains(folder.getFileName().toString());
      return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && !file.getFileName().toString().equals(".git")) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }
  }

  private static Path root(Path folder) {
    return Stream.iterate(folder, Objects::nonNull, Path::getParent)
        .filter(it -> Files.isDirectory(it.resolve("shared-events")))
        .findFirst()
        .orElseThrow();
  }
}
