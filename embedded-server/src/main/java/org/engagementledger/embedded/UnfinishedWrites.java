package org.engagementledger.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells in the engine's logs a write that was never finished from damage, before the engine reads
 * them. What is not as it was written, or missing, was acknowledged if a later group of changes
 * says that it was on disk: then it is damage. Otherwise nobody was told of it, nor of what comes
 * after, and all of that is taken away.
 */
final class UnfinishedWrites {
  private static final Logger log = LoggerFactory.getLogger(UnfinishedWrites.class);

  private static final String NAME = "[0-9]{6,18}\\.log";

  private final Path folder;
  private final Manifest manifest;
  private final List<LogFile> logs;
  private final List<String> passedOver = new ArrayList<>();
  private OptionalLong store = OptionalLong.empty();
  private OptionalLong last = OptionalLong.empty();

  private UnfinishedWrites(Path folder) throws IOException {
    this.folder = folder;
    this.manifest = Manifest.read(folder);
    this.logs =
        logs(folder).stream()
            .filter(it -> numberOf(it) >= manifest.firstLog())
            .map(LogFile::read)
            .toList();
  }

  /**
   * Leaves of the logs what is whole.
   *
   * @return what was taken away, in one sentence for each file
   * @throws DataDamaged if something that was acknowledged is not there, or not as it was
   */
  static List<String> takeAway(Path folder) throws IOException {
    UnfinishedWrites unfinished = new UnfinishedWrites(folder);
    unfinished.readAll();
    return unfinished.passedOver;
  }

  private static List<Path> logs(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(it -> it.getFileName().toString().matches(NAME))
          .sorted(Comparator.comparingLong(UnfinishedWrites::numberOf))
          .toList();
    }
  }

  private static long numberOf(Path log) {
    return Long.parseLong(log.getFileName().toString().replace(".log", ""));
  }

  private void readAll() throws IOException {
    if (logs.isEmpty()) {
      throw DataDamaged.missing(
          path(manifest.firstLog()), ", and " + manifest.file() + " is continued in it");
    }
    for (int i = 0; i < logs.size(); i++) {
      int end = read(logs.get(i));
      boolean goesOn = i + 1 < logs.size() && !follows(logs.get(i + 1));
      if (end < logs.get(i).end() || goesOn) {
        requireNotAcknowledged(i, end);
        takeAway(i, end);
        return;
      }
    }
  }

  /** Where the whole groups end that follow each other. */
  private int read(LogFile file) {
    int at = 0;
    for (Optional<LogFile.Entry> next = file.at(0); next.isPresent(); next = file.at(at)) {
      Optional<Group> group = Group.in(next.get().content());
      if (group.isEmpty() || !follows(group.get())) {
        return at;
      }
      requireSameStore(file, at, group.get());
      last = OptionalLong.of(Math.max(group.get().last(), last.orElse(0)));
      at = next.get().end();
    }
    return at;
  }

  private boolean follows(LogFile next) {
    return next.at(0).flatMap(it -> Group.in(it.content())).map(this::follows).orElse(true);
  }

  /** The first may have been written to a table already. */
  private boolean follows(Group group) {
    return last.isPresent()
        ? group.first() == last.getAsLong() + 1
        : group.first() <= manifest.inTables() + 1;
  }

  private void requireSameStore(LogFile file, int at, Group group) {
    group
        .mark()
        .ifPresent(
            mark -> {
              if (store.orElse(mark.store()) != mark.store()) {
                throw new DataDamaged(
                    file.path(), at, "belongs to another store than the one beside it");
              }
              store = OptionalLong.of(mark.store());
            });
  }

  private void requireNotAcknowledged(int index, int from) {
    long there = Math.max(manifest.inTables(), last.orElse(0));
    long onDisk = lastOnDisk(logs.get(index), from);
    for (LogFile later : logs.subList(index + 1, logs.size())) {
      onDisk = Math.max(onDisk, lastOnDisk(later, 0));
    }
    if (onDisk > there) {
      throw damage(index, from);
    }
  }

  private DataDamaged damage(int index, int from) {
    LogFile file = logs.get(index);
    Path first = path(manifest.firstLog());
    if (index == 0 && from == 0 && file.at(0).isPresent() && manifest.firstLog() > 0) {
      return Files.exists(first)
          ? new DataDamaged(file.path(), 0, "is under another name, or is damaged")
          : DataDamaged.missing(first, ", and later ones are there");
    }
    return from >= file.end()
        ? new DataDamaged(
            logs.get(index + 1).path(),
            0,
            "does not go on from " + file.path() + ": one is missing")
        : new DataDamaged(file.path(), from, "is damaged");
  }

  private Path path(long number) {
    return folder.resolve("%06d.log".formatted(number));
  }

  /** What whole groups say that lie anywhere behind a place. */
  private static long lastOnDisk(LogFile file, int from) {
    long onDisk = 0;
    for (int at = from; at < file.end(); ) {
      Optional<LogFile.Entry> next = file.at(at);
      onDisk =
          Math.max(
              onDisk, next.flatMap(it -> Group.in(it.content())).map(Group::onDisk).orElse(0L));
      at = next.map(LogFile.Entry::end).orElse(at + 1);
    }
    return onDisk;
  }

  private void takeAway(int index, int end) throws IOException {
    for (LogFile later : logs.subList(index + 1, logs.size()).reversed()) {
      passOver(later, 0);
      Files.delete(later.path());
    }
    passOver(logs.get(index), end);
    try (FileChannel file = FileChannel.open(logs.get(index).path(), StandardOpenOption.WRITE)) {
      file.truncate(end);
      file.force(true);
    }
    ForcedFiles.forceFolder(folder);
  }

  private void passOver(LogFile file, int from) {
    if (file.end() > from) {
      String sentence =
          "The last %d bytes of %s, from byte %d on, are passed over: a write that was not finished"
              .formatted(file.end() - from, file.path(), from);
      log.warn("{}", sentence);
      passedOver.add(sentence);
    }
  }
}
