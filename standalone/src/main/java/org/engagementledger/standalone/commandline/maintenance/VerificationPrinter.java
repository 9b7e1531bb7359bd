package org.engagementledger.standalone.commandline.maintenance;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongConsumer;
import org.engagementledger.query.operations.VerificationReport;
import org.engagementledger.standalone.LedgerClient;
import org.engagementledger.standalone.commandline.terminal.CommandLineError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The verification that a running server makes, as its answer comes line by line. */
record VerificationPrinter(LedgerClient client) {
  private static final String ADDRESS = "/api/verification";

  /** The server leaves out lists with nothing in them. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .withConfigOverride(
              List.class, it -> it.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
          .build();

  /**
   * What it found.
   *
   * @param progress told the position reached, now and then
   */
  VerificationReport ended(String query, LongConsumer progress) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(client.open(ADDRESS + query), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        VerificationReport report = JSON.readValue(line, VerificationReport.class);
        if (report.done()) {
          return report;
        }
        progress.accept(report.position());
      }
    } catch (JacksonException another) {
      throw new CommandLineError(
          "What the server answers is no verification; is it of another version?");
    } catch (IOException cutOff) {
      throw brokenOff();
    }
    throw brokenOff();
  }

  private static CommandLineError brokenOff() {
    return new CommandLineError("The server broke off its answer; the reason is in its log.");
  }
}
