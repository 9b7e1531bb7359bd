package org.engagementledger.standalone.commandline.maintenance;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.engagementledger.embedded.files.OwnerOnlyFiles;

/**
 * A file that bears its name only once it is complete and on disk; otherwise it is not there. From
 * the beginning nobody but its owner can read it.
 */
final class AtomicFile implements AutoCloseable {
  private final Path name;
  private final Path part;
  private final FileChannel channel;

  private AtomicFile(Path name, Path part, FileChannel channel) {
    this.name = name;
    this.part = part;
    this.channel = channel;
  }

  static AtomicFile at(Path name) throws IOException {
    Path part = name.resolveSibling(name.getFileName() + ".part");
    Files.deleteIfExists(part);
    return new AtomicFile(
        name, part, FileChannel.open(part, Set.of(CREATE_NEW, WRITE), OwnerOnlyFiles.forFiles()));
  }

  OutputStream output() {
    return Channels.newOutputStream(channel);
  }

  void keep() throws IOException {
    channel.force(true);
    channel.close();
    Files.move(part, name, ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(part);
  }
}
