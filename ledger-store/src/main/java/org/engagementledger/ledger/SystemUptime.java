package org.engagementledger.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The time that passes on this machine, which setting its clock does not change. Where the system
 * tells how long it has been running ({@code /proc/uptime}), the time in which it was suspended
 * counts; elsewhere it is what {@link System#nanoTime} makes of it.
 */
public final class SystemUptime {
  private static final Path UPTIME = Path.of("/proc/uptime");
  private static final int NANOS = 9;
  private static final boolean TOLD = isTold();

  private SystemUptime() {}

  /** Nanoseconds since an arbitrary moment. */
  public static long nanos() {
    try {
      return TOLD ? read(UPTIME) : System.nanoTime();
    } catch (IOException | NumberFormatException gone) {
      throw new IllegalStateException("The uptime of the system cannot be read any more", gone);
    }
  }

  private static boolean isTold() {
    try {
      return read(UPTIME) > 0;
    } catch (IOException | NumberFormatException none) {
      return false;
    }
  }

  /** Its first word, in seconds. */
  private static long read(Path uptime) throws IOException {
    String seconds = Files.readString(uptime, US_ASCII).strip().split(" ", 2)[0];
    return new BigDecimal(seconds).movePointRight(NANOS).longValueExact();
  }
}
