package org.engagementledger.query.references;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.engagementledger.dossiers.ReferenceData;
import org.engagementledger.facts.Instrument;
import org.engagementledger.facts.Resolution;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.query.readmodels.store.ReadModelReader;
import org.springframework.stereotype.Component;

/** The instruments and resolutions that the read model knows. */
@Component
public final class ReferenceReader {
  private final ReadModelReader documents;

  ReferenceReader(ReadModelReader documents) {
    this.documents = documents;
  }

  /** All of them, in the order in which they were first recorded. */
  public ReferenceData at(ReadModelCheckpoint at) {
    Map<String, Instrument> instruments = new LinkedHashMap<>();
    Map<String, Resolution> resolutions = new LinkedHashMap<>();
    for (ReferenceDocument document : inOrder(at)) {
      document.instrument().ifPresent(it -> instruments.put(it.id().id(), it));
      document.resolution().ifPresent(it -> resolutions.put(it.id().id(), it));
    }
    return new ReferenceData(instruments, resolutions);
  }

  private List<ReferenceDocument> inOrder(ReadModelCheckpoint at) {
    return documents.all(at, ReferenceProjection.NAME, ReferenceDocument.class).stream()
        .sorted(Comparator.comparingLong(ReferenceDocument::since))
        .toList();
  }
}
