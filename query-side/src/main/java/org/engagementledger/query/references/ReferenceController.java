package org.engagementledger.query.references;

import java.util.List;
import org.engagementledger.events.Instrument;
import org.engagementledger.events.Resolution;
import org.engagementledger.query.projections.Catalogue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Instruments and resolutions as JSON. */
@RestController
final class ReferenceController {
  private final KnownReferences references;

  ReferenceController(KnownReferences references) {
    this.references = references;
  }

  @GetMapping("/api/instruments")
  List<Instrument> instruments(Catalogue at) {
    return List.copyOf(references.at(at).instruments().values());
  }

  @GetMapping("/api/resolutions")
  List<Resolution> resolutions(Catalogue at) {
    return List.copyOf(references.at(at).resolutions().values());
  }
}
