package org.engagementledger.standalone;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.engagementledger.embedded.files.OwnerOnlyFiles;

/** Writes a log whose files nobody but their owner can read, the one after each roll too. */
public final class OwnerOnlyFileAppender extends RollingFileAppender<ILoggingEvent> {
  @Override
  public void openFile(String name) throws IOException {
    Path file = Path.of(name);
    if (Files.notExists(file)) {
      OwnerOnlyFiles.createFile(file);
    }
    super.openFile(name);
  }
}
