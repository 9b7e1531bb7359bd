package org.engagementledger.command.imports.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.Optional;
import org.engagementledger.command.CommandContext;
import org.engagementledger.command.imports.ImportReport;
import org.engagementledger.command.imports.PageFile;
import org.engagementledger.command.imports.PersonPolicy;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.limits.HeavyRequest;
import org.engagementledger.problems.Problem;
import org.engagementledger.text.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Imports over HTTP: the page is the body as plain text, or the part {@code file} of a form. */
@RestController
final class PageImportController {
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private final PageImport pages;

  PageImportController(PageImport pages) {
    this.pages = pages;
  }

  @HeavyRequest
  @PostMapping(
      path = "/api/imports",
      consumes = {
        MediaType.TEXT_PLAIN_VALUE,
        MediaType.APPLICATION_OCTET_STREAM_VALUE,
        MediaType.MULTIPART_FORM_DATA_VALUE
      })
  ResponseEntity<ImportReport> imported(
      @RequestParam(defaultValue = "false") boolean dryRun,
      @RequestParam(defaultValue = "") String country,
      @RequestParam(defaultValue = "page.txt") String name,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "false") boolean publishPersons,
      @RequestParam(required = false) @Nullable MultipartFile file,
      Principal actor,
      HttpServletRequest request)
      throws IOException {
    PageFile page =
        file == null
            ? new PageFile(name, bytes(request.getInputStream()), code(country))
            : new PageFile(named(file, name), bytes(file.getInputStream()), code(country));
    CommandContext asked =
        new CommandContext("", actor.getName(), "", Optional.empty(), reason, "", "");
    ImportReport report = pages.run(page, asked, PersonPolicy.of(publishPersons), dryRun);
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
    if (report.position() > 0) {
      answer.header("Ledger-Position", Long.toString(report.position()));
    }
    return answer.body(report);
  }

  private static String named(MultipartFile file, String otherwise) {
    return Optional.ofNullable(file.getOriginalFilename()).orElse(otherwise);
  }

  private static Optional<CountryCode> code(String country) {
    try {
      return Optional.of(country).filter(it -> !it.isBlank()).map(CountryCode::new);
    } catch (Refusal refused) {
      throw refused.at("/country");
    }
  }

  private static byte[] bytes(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new Problem(
          HttpStatus.CONTENT_TOO_LARGE, "too-large", "A page of more than 4 MiB is not read.");
    }
    return bytes;
  }
}
