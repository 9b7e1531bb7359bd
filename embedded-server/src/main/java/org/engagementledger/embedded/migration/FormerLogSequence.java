package org.engagementledger.embedded.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.engagementledger.embedded.files.DataDamaged;
import org.engagementledger.embedded.migration.FormerLog.ChangeConsumer;
import org.engagementledger.embedded.migration.FormerLog.Content;
import org.engagementledger.embedded.migration.FormerLog.Origin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The logs of a folder of format 3 or before, each of which begins where the one before it ends.
 */
final class FormerLogSequence {

  private static final Logger log = LoggerFactory.getLogger(FormerLogSequence.class);

  private static final String NAME = "changes-";

  private final Path folder;
  private final @Nullable UUID store;
  private final List<String> passedOver = new ArrayList<>();

  /**
   * The logs of a store.
   *
   * @param store whose they have to be; null if it is of a version that did not say it
   */
  FormerLogSequence(Path folder, @Nullable UUID store) {
    this.folder = folder;
    this.store = store;
  }

  static boolean isLog(Path file) {
    return file.getFileName().toString().matches(NAME + "[0-9]{1,18}");
  }

  /** What was left out in one sentence for each log: a write that was never finished. */
  List<String> passedOver() {
    return passedOver;
  }

  /** Of a store that names none: what has never been opened to its end holds nothing. */
  private void requireNone(Path file) {
    for (long number : numbers()) {
      if (number > 1 || read(number, (map, key, value) -> {}).hasChanges()) {
        throw DataDamaged.missing(file, " or older than what continues it");
      }
    }
  }

  /**
   * Gives the changes of all logs from one on in their order.
   *
   * @param file the store's file, which names the first
   * @throws DataDamaged if one of them is missing or not as it was written
   */
  void read(Path file, Optional<Long> first, ChangeConsumer to) {
    if (first.isEmpty()) {
      requireNone(file);
    } else {
      read(file, first.get(), to);
    }
  }

  private void read(Path file, long first, ChangeConsumer to) {
    if (!numbers().contains(first)) {
      throw DataDamaged.missing(path(first), ", and " + file + " is continued in it");
    }
    Content last = read(first, to);
    if (!last.isBegun() && store != null) {
      throw new DataDamaged(last.file(), 0, "is damaged");
    }
    for (long number : numbers().tailSet(first, false)) {
      last = next(last, number, to);
    }
    if (last.isContinued()) {
      throw missing(numbers().last() + 1, last);
    }
    passOver(last);
  }

  private Content next(Content last, long number, ChangeConsumer to) {
    if (!Files.exists(path(number - 1))) {
      throw DataDamaged.missing(path(number - 1), ", and later ones are there");
    }
    Content next = read(number, to);
    if (last.isContinued() && !next.isBegun()) {
      throw new DataDamaged(next.file(), 0, "is damaged");
    }
    boolean ended = last.isContinued() || !last.isBegun() && last.passedOver() == 0;
    if (next.hasChanges() && !ended) {
      throw new DataDamaged(last.file(), last.end(), "is damaged, and another one goes on from it");
    }
    passOver(last);
    return next;
  }

  private DataDamaged missing(long number, Content before) {
    return DataDamaged.missing(path(number), ", and " + before.file() + " goes on in it");
  }

  private void passOver(Content content) {
    if (content.passedOver() > 0) {
      String sentence =
          "The last %d bytes of %s, from byte %d on, are passed over: a write that was not finished"
              .formatted(content.passedOver(), content.file(), content.end());
      log.warn("{}", sentence);
      passedOver.add(sentence);
    }
  }

  private Content read(long number, ChangeConsumer to) {
    return FormerLog.read(path(number), store == null ? null : new Origin(store, number), to);
  }

  private Path path(long number) {
    return folder.resolve(NAME + number);
  }

  private NavigableSet<Long> numbers() {
    NavigableSet<Long> numbers = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(FormerLogSequence::isLog)
          .map(file -> file.getFileName().toString())
          .forEach(name -> numbers.add(Long.parseLong(name.substring(NAME.length()))));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return numbers;
  }
}
