package org.engagementledger.standalone.commandline;

import java.io.IOException;
import org.engagementledger.embedded.DataFolderProblem;

/** Recognises a data folder that cannot be opened because a file in it is damaged. */
final class DamagedFolder {
  private DamagedFolder() {}

  static boolean isBehind(DataFolderProblem problem) {
    return problem.getCause() != null && !(problem.getCause() instanceof IOException);
  }
}
