package org.engagementledger.standalone.commandline.maintenance;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.engagementledger.embedded.files.OwnerOnlyFiles;

/**
 * What comes once and is to be read more than once. It is kept on disk meanwhile, in a file that
 * has no name on Unix systems, so that nothing of it stays however the process ends.
 */
final class RereadableInput implements AutoCloseable {
  private final FileChannel kept;

  private RereadableInput(FileChannel kept) {
    this.kept = kept;
  }

  static RereadableInput of(InputStream once) throws IOException {
    Path folder = Files.createTempDirectory("ledger-restore");
    try {
      RereadableInput input =
          new RereadableInput(
              FileChannel.open(
                  folder.resolve("backup.gz"),
                  Set.of(CREATE_NEW, READ, WRITE, DELETE_ON_CLOSE),
                  OwnerOnlyFiles.forFiles()));
      once.transferTo(Channels.newOutputStream(input.kept));
      return input;
    } finally {
      folder.toFile().delete();
    }
  }

  InputStream fromBeginning() throws IOException {
    kept.position(0);
    return new FilterInputStream(Channels.newInputStream(kept)) {
      @Override
      public void close() {
        // It is read again.
      }
    };
  }

  @Override
  public void close() throws IOException {
    kept.close();
  }
}
