package org.engagementledger.ledger.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.ZipException;
import org.engagementledger.ledger.backup.BackupLines.Header;
import org.engagementledger.ledger.log.LogEntryFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The bytes of a backup, unpacked: its lines, and the entries between them. */
final class BackupInput implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_LINE = 1 << 20;

  private final InputStream in;
  private final MessageDigest digest;

  private BackupInput(InputStream in, MessageDigest digest) {
    this.in = in;
    this.digest = digest;
  }

  static BackupInput of(InputStream file) {
    try {
      MessageDigest digest = BackupLines.sha256();
      InputStream unpacked = new BufferedInputStream(new GzipMember(file, BUFFER), BUFFER);
      return new BackupInput(new DigestInputStream(unpacked, digest), digest);
    } catch (ZipException | EOFException noZip) {
      throw noBackup(noZip);
    } catch (IOException broken) {
      throw broken(broken);
    }
  }

  /** The first line, if it is that of a backup which can be read here. */
  Header header() {
    try {
      JsonNode first = BackupLines.JSON.readTree(bytesOfLine());
      requireReadable(first);
      return BackupLines.JSON.treeToValue(first, Header.class);
    } catch (JacksonException noJson) {
      throw noBackup(noJson);
    }
  }

  private static void requireReadable(JsonNode first) {
    if (!first.path("format").asString("").equals(BackupLines.FORMAT)) {
      throw new BackupProblem("This is no backup of a ledger.");
    }
    int version = first.path("version").asInt(0);
    if (version != BackupLines.VERSION) {
      throw new BackupProblem(
          "This backup has version %d of the format; this program reads version %d."
              .formatted(version, BackupLines.VERSION));
    }
  }

  /** The next line, which has to be of this sort. */
  <T> T line(Class<T> sort) {
    try {
      return Optional.ofNullable(BackupLines.JSON.readValue(bytesOfLine(), sort))
          .orElseThrow(() -> damaged("a line cannot be read"));
    } catch (JacksonException wrong) {
      throw new BackupProblem("This backup is damaged: a line cannot be read.", wrong);
    }
  }

  /** The next bytes, exactly as they are, and the end of line after them. */
  byte[] entry(int length) {
    if (length < 1 || length > LogEntryFormat.MAX_BYTES) {
      throw damaged("an entry of %d bytes cannot be".formatted(length));
    }
    try {
      byte[] entry = in.readNBytes(length);
      int end = in.read();
      if (end < 0) {
        throw new EOFException("It ends in an entry");
      }
      if (end != '\n') {
        throw damaged("an entry does not end where it should");
      }
      return entry;
    } catch (IOException broken) {
      throw broken(broken);
    }
  }

  /** The SHA-256 of every byte read so far, in hexadecimal; can be asked once. */
  String digestSoFar() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Reads over the end of what was packed, so that its own check sum is compared too. */
  void requireEnd() {
    try {
      if (in.read() >= 0) {
        throw damaged("something follows its last line");
      }
    } catch (IOException broken) {
      throw broken(broken);
    }
  }

  static BackupProblem damaged(String what) {
    return new BackupProblem("This backup is damaged: " + what + ".");
  }

  private static BackupProblem noBackup(Exception cause) {
    return new BackupProblem("This is no backup of a ledger.", cause);
  }

  /** Only what cannot be unpacked is there and wrong; all else did not come. */
  private static BackupProblem broken(IOException broken) {
    return broken instanceof ZipException
        ? new BackupProblem("This backup is damaged: it cannot be unpacked.", broken)
        : new BackupCutOff(broken);
  }

  private String bytesOfLine() {
    try {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) {
          throw new EOFException("It ends in a line");
        }
        if (line.size() > LONGEST_LINE) {
          throw damaged("a line has no end");
        }
        line.write(next);
      }
      return line.toString(UTF_8);
    } catch (IOException broken) {
      throw broken(broken);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
