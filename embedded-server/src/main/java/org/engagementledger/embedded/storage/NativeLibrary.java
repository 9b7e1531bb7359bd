package org.engagementledger.embedded.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.rocksdb.NativeLibraryLoader;

/**
 * The engine's own code for this machine. It would unpack itself where every user of the machine
 * may write, and leave it there after a kill; here it lies in a folder of its own until it is
 * loaded. Nothing else of the engine may be touched before that.
 */
final class NativeLibrary {
  private static boolean isLoaded;

  private NativeLibrary() {}

  static synchronized void load() {
    if (!isLoaded) {
      try {
        Path folder = Files.createTempDirectory("ledger-engine");
        NativeLibraryLoader.getInstance().loadLibrary(folder.toString());
        takeAway(folder);
      } catch (IOException failed) {
        throw new UncheckedIOException("The storage engine cannot be unpacked", failed);
      }
      isLoaded = true;
    }
  }

  /** Windows keeps a file while it is in use. */
  private static void takeAway(Path folder) throws IOException {
    try (Stream<Path> unpacked = Files.list(folder)) {
      for (Path each : Stream.concat(unpacked, Stream.of(folder)).toList()) {
        if (!each.toFile().delete()) {
          each.toFile().deleteOnExit();
        }
      }
    }
  }
}
