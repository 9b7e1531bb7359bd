package org.engagementledger.query.search.index;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.Lock;

/** A folder and files of an index that nobody but their owner can read or write. */
final class OwnerOnlyDirectory extends FilterDirectory {
  private static final Set<PosixFilePermission> FILE = fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER = fromString("rwx------");
  private static final boolean IS_POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final Path folder;

  private OwnerOnlyDirectory(Path folder) throws IOException {
    super(FSDirectory.open(folder));
    this.folder = folder;
  }

  static OwnerOnlyDirectory open(Path folder) throws IOException {
    createFolders(folder);
    return new OwnerOnlyDirectory(folder);
  }

  /** Creates a folder where there is none, and takes from others what they may do with it. */
  private static void createFolders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, attributes());
    } else if (IS_POSIX) {
      Files.setPosixFilePermissions(folder, FOLDER);
    }
  }

  private static FileAttribute<?>[] attributes() {
    return IS_POSIX ? new FileAttribute<?>[] {asFileAttribute(FOLDER)} : new FileAttribute<?>[0];
  }

  @Override
  public IndexOutput createOutput(String name, IOContext context) throws IOException {
    return own(super.createOutput(name, context));
  }

  @Override
  public IndexOutput createTempOutput(String prefix, String suffix, IOContext context)
      throws IOException {
    return own(super.createTempOutput(prefix, suffix, context));
  }

  @Override
  public Lock obtainLock(String name) throws IOException {
    Lock lock = super.obtainLock(name);
    own(name);
    return lock;
  }

  private IndexOutput own(IndexOutput output) throws IOException {
    own(output.getName());
    return output;
  }

  private void own(String name) throws IOException {
    if (IS_POSIX) {
      Files.setPosixFilePermissions(folder.resolve(name), FILE);
    }
  }
}
