package org.engagementledger.dossiers;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.events.ReferenceEvent;
import org.engagementledger.events.ReferenceEvent.InstrumentDefined;
import org.engagementledger.events.ReferenceEvent.ResolutionRegistered;
import org.engagementledger.facts.Instrument;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Resolution;
import org.engagementledger.facts.ResolutionId;

/** The instruments and resolutions that are known, in the order in which they were recorded. */
public record ReferenceData(
    Map<String, Instrument> instruments, Map<String, Resolution> resolutions) {
  /** Before anything was recorded. */
  public static final ReferenceData NONE = new ReferenceData(Map.of(), Map.of());

  /** The same maps, unmodifiable. */
  public ReferenceData {
    instruments = Collections.unmodifiableMap(new LinkedHashMap<>(instruments));
    resolutions = Collections.unmodifiableMap(new LinkedHashMap<>(resolutions));
  }

  /** What is known once that was recorded. */
  public ReferenceData after(ReferenceEvent event) {
    return switch (event) {
      case InstrumentDefined e ->
          new ReferenceData(
              with(instruments, e.instrument().id().id(), e.instrument()), resolutions);
      case ResolutionRegistered e ->
          new ReferenceData(
              instruments, with(resolutions, e.resolution().id().id(), e.resolution()));
    };
  }

  /** The instrument with that id. */
  public Optional<Instrument> instrument(InstrumentId id) {
    return Optional.ofNullable(instruments.get(id.id()));
  }

  /** The resolution with that id. */
  public Optional<Resolution> resolution(ResolutionId id) {
    return Optional.ofNullable(resolutions.get(id.id()));
  }

  private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
    Map<String, V> more = new LinkedHashMap<>(map);
    more.put(key, value);
    return more;
  }
}
