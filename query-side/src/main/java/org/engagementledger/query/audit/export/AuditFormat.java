package org.engagementledger.query.audit.export;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** In what form the audit goes out as a whole. */
public enum AuditFormat {
  /** A table. */
  CSV("text/csv;charset=utf-8;header=present", "csv"),
  /** The same behind a byte order mark, by which Excel sees that it is UTF-8. */
  CSV_EXCEL("text/csv;charset=utf-8;header=present", "csv"),
  /** An object on each line. */
  JSON_LINES("application/x-ndjson", "jsonl"),
  /** An entry of the log on each line. */
  CLOUD_EVENTS("application/x-ndjson", "jsonl"),
  /** The same as one array. */
  CLOUD_EVENTS_BATCH("application/cloudevents-batch+json", "json");

  private final String mediaType;
  private final String ending;

  AuditFormat(String mediaType, String ending) {
    this.mediaType = mediaType;
    this.ending = ending;
  }

  String mediaType() {
    return mediaType;
  }

  /** What a file of it is called. */
  String file() {
    return "audit." + ending;
  }

  /** The one of that name. */
  static Optional<AuditFormat> named(String parameter) {
    return Stream.of(values()).filter(it -> it.parameter().equals(parameter)).findFirst();
  }

  /** The names of all. */
  static String names() {
    return Stream.of(values()).map(AuditFormat::parameter).collect(Collectors.joining(", "));
  }

  /** What it is called in an address, and in the record of an export. */
  public String parameter() {
    return switch (this) {
      case CSV -> "csv";
      case CSV_EXCEL -> "csv-excel";
      case JSON_LINES -> "jsonl";
      case CLOUD_EVENTS -> "cloudevents";
      case CLOUD_EVENTS_BATCH -> "cloudevents-batch";
    };
  }
}
