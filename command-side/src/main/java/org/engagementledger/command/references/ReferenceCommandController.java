package org.engagementledger.command.references;

import java.net.URI;
import java.util.Optional;
import org.engagementledger.command.CommandContext;
import org.engagementledger.command.CommandDispatcher;
import org.engagementledger.command.CommandRequest;
import org.engagementledger.command.CommandResult;
import org.engagementledger.command.references.ReferenceCommand.DefineInstrument;
import org.engagementledger.command.references.ReferenceCommand.RegisterResolution;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.Instrument;
import org.engagementledger.facts.Resolution;
import org.engagementledger.facts.ResolutionId;
import org.engagementledger.problems.Problem;
import org.engagementledger.text.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Instruments and resolutions. */
@RestController
@RequestMapping("/api")
final class ReferenceCommandController {
  private final CommandDispatcher desk;

  ReferenceCommandController(CommandDispatcher desk) {
    this.desk = desk;
  }

  private record NewResolution(
      String body, String symbol, String title, Optional<EdtfDate> adopted) {
    Resolution resolution() {
      return new Resolution(id(), body, symbol, title, adopted.orElse(EdtfDate.UNKNOWN));
    }

    private ResolutionId id() {
      try {
        return ResolutionId.ofSymbol(symbol);
      } catch (Refusal wrong) {
        throw wrong.at("/symbol");
      }
    }
  }

  @PostMapping("/instruments")
  ResponseEntity<Object> instrument(CommandRequest submission) {
    Instrument instrument = submission.as(Instrument.class);
    var receipt = desk.submit(new DefineInstrument(instrument), asked(submission));
    return created(receipt, "/api/instruments/" + instrument.id(), instrument);
  }

  @PostMapping("/resolutions")
  ResponseEntity<Object> resolution(CommandRequest submission) {
    Resolution resolution = submission.as(NewResolution.class).resolution();
    var receipt = desk.submit(new RegisterResolution(resolution), asked(submission));
    return created(receipt, "/api/resolutions/" + resolution.id(), resolution);
  }

  /** A reference is described anew by whoever knows it better, whatever was said of it before. */
  private static CommandContext asked(CommandRequest submission) {
    if (submission.asked().ifMatch().isPresent()) {
      throw new Problem(
          HttpStatus.PRECONDITION_FAILED,
          "precondition-failed",
          "Instruments and resolutions have no tag that If-Match could name.");
    }
    return submission.asked();
  }

  private static ResponseEntity<Object> created(
      CommandResult<?> receipt, String path, Object body) {
    return ResponseEntity.status(HttpStatus.CREATED)
        .contentType(MediaType.APPLICATION_JSON)
        .location(URI.create(path))
        .eTag("\"" + receipt.recorded().sequence() + "\"")
        .header("Ledger-Position", Long.toString(receipt.recorded().position()))
        .body(body);
  }
}
