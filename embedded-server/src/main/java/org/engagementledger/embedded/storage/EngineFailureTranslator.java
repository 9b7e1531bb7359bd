package org.engagementledger.embedded.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.engagementledger.embedded.files.DataDamaged;
import org.engagementledger.embedded.files.DiskSpace;
import org.rocksdb.Options;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileReader;
import org.rocksdb.Status;

/** What a failure of the engine means: a damaged or missing file, a full disk, or another. */
final class EngineFailureTranslator {
  private static final Pattern FILE =
      Pattern.compile("([0-9]{6,18})\\.(sst|log)|(MANIFEST-[0-9]+|CURRENT|IDENTITY)");

  private static final Pattern TABLE = Pattern.compile("\\bfile (?:number )?#?([0-9]+)");
  private static final int FOOTER = 53;
  private static final Pattern POSITION = Pattern.compile("offset[: ]+([0-9]+)");

  private EngineFailureTranslator() {}

  static RuntimeException explained(RocksDBException failed, Path folder, DiskSpace space) {
    String said = String.valueOf(failed.getMessage());
    IOException refused = new IOException(said, failed);
    Status.Code code =
        failed.getStatus() == null ? Status.Code.Undefined : failed.getStatus().getCode();
    if (code == Status.Code.Corruption || said.contains("orruption")) {
      return damage(failed, said, folder);
    }
    if (space.isBehind(refused)) {
      return space.refusal(refused);
    }
    Path file = fileIn(said, folder);
    return !file.equals(folder) && !Files.exists(file)
        ? missing(file)
        : new UncheckedIOException(refused);
  }

  /** Whatever names a file that is not there may be what is damaged. */
  private static DataDamaged missing(Path file) {
    String name = file.getFileName().toString();
    return DataDamaged.missing(
        file,
        name.startsWith("MANIFEST")
            ? ", or CURRENT, which names it, is damaged"
            : name.endsWith(".sst") ? ", or the MANIFEST, which names it, is damaged" : "");
  }

  private static DataDamaged damage(RocksDBException failed, String said, Path folder) {
    Path file = fileIn(said, folder);
    if (!file.equals(folder) && !Files.exists(file)) {
      return missing(file);
    }
    Optional<DataDamaged> table =
        file.toString().contains("MANIFEST") ? table(folder) : Optional.empty();
    if (table.isPresent()) {
      return table.get();
    }
    return new DataDamaged(file, position(said, file), "is damaged", failed);
  }

  /** Of a table whose footer cannot be read the engine names no place. */
  private static long position(String said, Path file) {
    Matcher position = POSITION.matcher(said);
    if (position.find()) {
      return Long.parseLong(position.group(1));
    }
    return file.toString().endsWith(".sst") ? Math.max(0, file.toFile().length() - FOOTER) : 0;
  }

  /** The engine blames its list of tables also for a table that cannot be opened. */
  private static Optional<DataDamaged> table(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(it -> it.toString().endsWith(".sst"))
          .sorted()
          .flatMap(it -> damageOf(it).stream())
          .findFirst();
    } catch (IOException unread) {
      return Optional.empty();
    }
  }

  private static Optional<DataDamaged> damageOf(Path table) {
    try (Options plain = new Options();
        SstFileReader reader = new SstFileReader(plain)) {
      reader.open(table.toString());
      reader.verifyChecksum();
      return Optional.empty();
    } catch (RocksDBException unread) {
      long position = position(String.valueOf(unread.getMessage()), table);
      return Optional.of(new DataDamaged(table, position, "is damaged", unread));
    }
  }

  /** The file that is named, or the folder if none is. */
  private static Path fileIn(String said, Path folder) {
    Matcher file = FILE.matcher(said);
    if (file.find()) {
      return folder.resolve(file.group());
    }
    Matcher table = TABLE.matcher(said);
    return table.find()
        ? folder.resolve(RocksDbEngine.nameOf(Long.parseLong(table.group(1)), "sst"))
        : folder;
  }
}
