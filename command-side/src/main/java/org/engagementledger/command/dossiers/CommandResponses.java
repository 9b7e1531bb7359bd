package org.engagementledger.command.dossiers;

import java.net.URI;
import org.engagementledger.command.CommandResult;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.facts.EntryId;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What answers a command on a dossier: the entry, where it stands, and how far the ledger is. */
final class CommandResponses {
  private CommandResponses() {}

  static ResponseEntity<Object> created(CommandResult<Dossier> receipt, EntryId entry) {
    return entry(HttpStatus.CREATED, receipt, entry);
  }

  static ResponseEntity<Object> ok(CommandResult<Dossier> receipt, EntryId entry) {
    return entry(HttpStatus.OK, receipt, entry);
  }

  static ResponseEntity<Object> dossier(HttpStatus status, CommandResult<Dossier> receipt) {
    Dossier after = receipt.after();
    Description body =
        new Description(after.country().code(), after.name(), after.region(), after.subregion());
    return answer(status, receipt, "/api/countries/" + after.country()).body(body);
  }

  private static ResponseEntity<Object> entry(
      HttpStatus status, CommandResult<Dossier> receipt, EntryId entry) {
    Dossier after = receipt.after();
    String path = "/api/countries/%s/entries/%s".formatted(after.country(), entry);
    return answer(status, receipt, path).body(after.entry(entry).orElseThrow().shown());
  }

  private static ResponseEntity.BodyBuilder answer(
      HttpStatus status, CommandResult<Dossier> receipt, String path) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .location(URI.create(path))
        .eTag("\"" + receipt.recorded().sequence() + "\"")
        .header("Ledger-Position", Long.toString(receipt.recorded().position()));
  }

  /** What is said of a country itself. */
  record Description(String country, String name, String region, String subregion) {}
}
