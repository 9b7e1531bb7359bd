package org.engagementledger.command.imports.tables;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.command.CommandContext;
import org.engagementledger.command.imports.PageFile;
import org.engagementledger.command.imports.PersonPolicy;
import org.engagementledger.command.imports.rows.TableMapping;
import org.engagementledger.command.imports.rows.TableMappingReader;
import org.engagementledger.limits.HeavyRequest;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Imports of tables over HTTP. The answer is the report, as JSON Lines, while it goes on. */
@RestController
final class TableImportController {
  private static final String CSV = "text/csv";
  private static final String TABS = "text/tab-separated-values";
  private static final String JSON_LINES = "application/jsonl";
  private static final String ND_JSON = "application/x-ndjson";

  private final TableImport tables;
  private final TableMappingReader mappings;

  TableImportController(TableImport tables, JsonMapper json) {
    this.tables = tables;
    this.mappings = new TableMappingReader(json);
  }

  @HeavyRequest
  @PostMapping(
      path = "/api/imports",
      consumes = {CSV, TABS, JSON_LINES, ND_JSON})
  void imported(
      @RequestParam(defaultValue = "false") boolean dryRun,
      @RequestParam(defaultValue = "true") boolean open,
      @RequestParam(defaultValue = "table") String name,
      @RequestParam(defaultValue = "") String mapping,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "false") boolean publishPersons,
      Authentication actor,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    MediaType type = MediaType.parseMediaType(request.getContentType());
    boolean isOfTabs = type.getSubtype().equals("tab-separated-values");
    TableMapping read = mappings.read(mapping);
    if (read.name().isBlank()) {
      PageFile.requireWhole(name);
    }
    TableImportRequest order =
        new TableImportRequest(
            PageFile.plain(name),
            isOfTabs || type.getSubtype().equals("csv"),
            isOfTabs ? read.separatedBy("\t") : read,
            new CommandContext("", actor.getName(), "", Optional.empty(), reason, "", ""),
            Role.of(actor).filter(role -> role == Role.ADMIN).isPresent(),
            dryRun,
            open,
            PersonPolicy.of(publishPersons));
    tables.run(
        order,
        request.getInputStream(),
        () -> {
          response.setContentType(JSON_LINES);
          response.setCharacterEncoding("UTF-8");
          return response.getOutputStream();
        });
  }
}
