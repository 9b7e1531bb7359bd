package org.engagementledger.ledger.axon;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.engagementledger.ledger.axon.EventCodec.EncodedPayload;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings what was written once up to what is written today, from each revision to the next. What is
 * in the ledger stays as it is: this happens whenever it is read.
 */
public final class UpcasterChain implements UnaryOperator<EncodedPayload> {
  private final JsonMapper mapper;
  private final Map<String, Upcaster> steps;

  /** A chain of these steps; refuses two that start from the same revision. */
  public UpcasterChain(JsonMapper mapper, List<Upcaster> steps) {
    this.mapper = mapper;
    this.steps = steps.stream().collect(Collectors.toMap(Upcaster::from, Function.identity()));
  }

  /** The payload in its newest revision; the same if there is no newer one. */
  @Override
  public EncodedPayload apply(EncodedPayload written) {
    Upcaster first = steps.get(written.type());
    return first == null ? written : upcast(mapper.readTree(written.json()).asObject(), first);
  }

  private EncodedPayload upcast(ObjectNode data, Upcaster first) {
    ObjectNode changed = data;
    String type = first.from();
    for (@Nullable Upcaster step = first; step != null; step = steps.get(type)) {
      changed = step.change().apply(changed);
      type = step.to();
    }
    return new EncodedPayload(type, mapper.writeValueAsString(changed));
  }
}
