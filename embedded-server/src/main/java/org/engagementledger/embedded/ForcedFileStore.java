package org.engagementledger.embedded;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.h2.mvstore.SFChunk;
import org.h2.mvstore.SingleFileStore;

/**
 * The file of the maps, written so that a power cut at any moment leaves one state whole. The store
 * takes a part of its file for written when it finds the first and the last line of it, and goes by
 * two headers that it writes in one go. So here the first sector of a part, with its first line, is
 * written when all the rest is on disk, and a header when the part that it names is, and the other
 * header, too.
 */
final class ForcedFileStore extends SingleFileStore {

  /** As large as a header; two of them lead the file. */
  static final int BLOCK = 4096;

  private static final int SECTOR = 512;

  private final DiskSpace space;
  private final ThreadLocal<Long> lastRead = ThreadLocal.withInitial(() -> 0L);

  private ForcedFileStore(Map<String, Object> config, DiskSpace space) {
    super(config);
    this.space = space;
  }

  static ForcedFileStore open(Path path, Map<String, Object> config, DiskSpace space) {
    ForcedFileStore store = new ForcedFileStore(config, space);
    store.open(path.toString(), false, null);
    return store;
  }

  /** Where this thread has read last. */
  long lastRead() {
    return lastRead.get();
  }

  @Override
  public ByteBuffer readFully(SFChunk chunk, long position, int length) {
    lastRead.set(position);
    return super.readFully(chunk, position, length);
  }

  @Override
  protected void writeFully(SFChunk chunk, long position, ByteBuffer bytes) {
    int first = position < 2 * BLOCK ? BLOCK : SECTOR;
    if (position < 2 * BLOCK) {
      sync();
      write(chunk, position, bytes.slice(0, first));
      sync();
      write(chunk, position + first, bytes.slice(first, bytes.limit() - first));
    } else {
      write(chunk, position + first, bytes.slice(first, bytes.limit() - first));
      sync();
      write(chunk, position, bytes.slice(0, first));
    }
  }

  private void write(SFChunk chunk, long position, ByteBuffer bytes) {
    Boolean unused =
        space.await(
            () -> {
              super.writeFully(chunk, position, bytes.duplicate());
              return true;
            });
  }

  /** For where no store has been made of it. */
  void closeChannel() {
    try {
      close();
    } catch (RuntimeException closed) {
      // There was nothing to close any more.
    }
  }
}
