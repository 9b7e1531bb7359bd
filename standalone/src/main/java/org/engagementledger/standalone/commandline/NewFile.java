package org.engagementledger.standalone.commandline;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that bears its name only once it is complete and on disk; otherwise it is not there. */
final class NewFile implements AutoCloseable {
  private final Path name;
  private final Path part;
  private final FileChannel channel;

  private NewFile(Path name, Path part, FileChannel channel) {
    this.name = name;
    this.part = part;
    this.channel = channel;
  }

  static NewFile at(Path name) throws IOException {
    Path part = name.resolveSibling(name.getFileName() + ".part");
    Files.deleteIfExists(part);
    return new NewFile(name, part, FileChannel.open(part, CREATE_NEW, WRITE));
  }

  /** Whatever is read from the stream is written here too. */
  InputStream copied(InputStream from) {
    OutputStream copy = Channels.newOutputStream(channel);
    return new FilterInputStream(from) {
      @Override
      public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
          copy.write(next);
        }
        return next;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        if (count > 0) {
          copy.write(bytes, offset, count);
        }
        return count;
      }
    };
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
