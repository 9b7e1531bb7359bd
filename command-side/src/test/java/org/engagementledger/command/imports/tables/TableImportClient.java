package org.engagementledger.command.imports.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.engagementledger.command.ApiClient;
import org.engagementledger.command.ApiClient.ApiResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that sends tables to the command side. */
record TableImportClient(ApiClient api) {
  private static final JsonMapper JSON = new JsonMapper();

  /** The report, line by line. */
  record ReportLines(List<JsonNode> lines) {
    JsonNode begin() {
      return lines.getFirst();
    }

    List<JsonNode> rows() {
      return lines.subList(1, lines.size() - 1);
    }

    JsonNode end() {
      return lines.getLast();
    }

    long count(String action) {
      return end().path("counts").path(action).asLong();
    }

    /** What is told of a row. */
    JsonNode row(long number) {
      return rows().stream()
          .filter(row -> row.path("row").asLong() == number)
          .findFirst()
          .orElseThrow();
    }

    /** How many rows became what. */
    Map<String, Long> counts() {
      Map<String, Long> counts = new TreeMap<>();
      end().path("counts").forEachEntry((action, n) -> counts.put(action, n.asLong()));
      return counts;
    }
  }

  ReportLines csv(String query, String table) {
    return told(send("text/csv", query, table.getBytes(StandardCharsets.UTF_8), "admin"));
  }

  ReportLines jsonLines(String query, String table) {
    byte[] bytes = table.getBytes(StandardCharsets.UTF_8);
    return told(send("application/jsonl", query, bytes, "admin"));
  }

  ApiResponse send(String mediaType, String query, byte[] table, String account) {
    return api.send(
        api.request("/api/imports?" + query, account)
            .header("Content-Type", mediaType)
            .POST(BodyPublishers.ofByteArray(table)));
  }

  static ReportLines told(ApiResponse answer) {
    if (answer.status() != 200) {
      throw new AssertionError(answer.status() + " " + answer.body());
    }
    return new ReportLines(answer.body().lines().map(line -> JSON.readTree(line)).toList());
  }

  static String mapping(String json) {
    return "mapping=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
  }

  /** One of the mappings that the documents show. */
  static String documented(String name) {
    return "name="
        + name
        + ".csv&"
        + mapping(read(above("docs/imports/" + name + ".json").orElseThrow()));
  }

  /** A file of real data, where it is at hand. */
  static Optional<Path> real(String file) {
    return above("shared/data/" + file);
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Optional<Path> above(String path) {
    return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
        .takeWhile(folder -> folder != null)
        .map(folder -> folder.resolve(path))
        .filter(Files::exists)
        .findFirst();
  }
}
