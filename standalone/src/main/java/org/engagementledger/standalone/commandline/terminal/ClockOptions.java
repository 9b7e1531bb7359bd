package org.engagementledger.standalone.commandline.terminal;

import picocli.CommandLine.Option;

/** The option that says that a clock behind the last event is good enough to record by. */
public final class ClockOptions {
  @Option(
      names = "--accept-clock",
      description = {
        "Record although the clock is behind the last event; what is recorded bears the time of"
            + " that event until the clock has passed it."
      })
  public boolean accepted;
}
