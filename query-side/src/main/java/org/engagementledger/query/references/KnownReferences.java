package org.engagementledger.query.references;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.engagementledger.events.Instrument;
import org.engagementledger.events.References;
import org.engagementledger.events.Resolution;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.projections.Documents;
import org.springframework.stereotype.Component;

/** The instruments and resolutions that the read model knows. */
@Component
public final class KnownReferences {
  private final Documents documents;

  KnownReferences(Documents documents) {
    this.documents = documents;
  }

  /** All of them, in the order in which they were first recorded. */
  public References at(Catalogue at) {
    Map<String, Instrument> instruments = new LinkedHashMap<>();
    Map<String, Resolution> resolutions = new LinkedHashMap<>();
    for (ReferenceDocument document : inOrder(at)) {
      document.instrument().ifPresent(it -> instruments.put(it.id().id(), it));
      document.resolution().ifPresent(it -> resolutions.put(it.id().id(), it));
    }
    return new References(instruments, resolutions);
  }

  private List<ReferenceDocument> inOrder(Catalogue at) {
    return documents.all(at, ReferenceProjection.NAME, ReferenceDocument.class).stream()
        .sorted(Comparator.comparingLong(ReferenceDocument::since))
        .toList();
  }
}
