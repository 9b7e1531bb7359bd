package org.engagementledger.benchmarks;

import com.mongodb.client.model.Sorts;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.Document;
import org.engagementledger.query.audit.AuditExport;
import org.engagementledger.query.audit.AuditFilter;
import org.engagementledger.query.audit.AuditFormat;

/** The whole audit taken out in each form, beside the driver's reading of the same documents. */
final class AuditExports implements Benchmark {
  private static final int ROUNDS = 2;
  private static final int PART = 500;

  private final Archives archives;

  AuditExports(Archives archives) {
    this.archives = archives;
  }

  /** One way to read everything. */
  private interface Reading {
    void go() throws IOException;
  }

  @Override
  public void run(Conditions conditions) throws IOException {
    Archive archive = archives.of(conditions, conditions.events());
    long rows = archive.catalogue().position();
    Map<String, Reading> readings = readings(archive);
    Map<String, Double> seconds = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (var reading : readings.entrySet()) {
        seconds.merge(reading.getKey(), secondsOf(reading.getValue()), Math::min);
      }
    }
    double first = rows / seconds.values().iterator().next();
    Report.rowsHeader();
    seconds.forEach((what, its) -> Report.rows(what, rows, its, first));
  }

  private static Map<String, Reading> readings(Archive archive) {
    Map<String, Reading> readings = new LinkedHashMap<>();
    readings.put("documents read by the driver", () -> read(archive));
    AuditExport export = archive.bean(AuditExport.class);
    for (AuditFormat format : AuditFormat.values()) {
      readings.put(
          "export as " + format.parameter(),
          () ->
              export.write(
                  format, AuditFilter.ALL, archive.catalogue(), OutputStream.nullOutputStream()));
    }
    return readings;
  }

  private static void read(Archive archive) {
    long bytes = 0;
    var all = archive.documents("audit").find().sort(Sorts.ascending("_id")).batchSize(PART);
    for (Document document : all) {
      bytes += document.getString("json").length();
    }
    if (bytes == 0) {
      throw new IllegalStateException("nothing was read");
    }
  }

  private static double secondsOf(Reading reading) throws IOException {
    long start = System.nanoTime();
    reading.go();
    return (System.nanoTime() - start) / 1e9;
  }
}
