package org.engagementledger.ledger.axon;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.engagementledger.ledger.log.CommittedEvent;
import tools.jackson.databind.json.JsonMapper;

/** Writes payloads as JSON under names of their own, which stay when a class is renamed. */
public final class EventCodec {
  private final JsonMapper mapper;
  private final Map<String, Class<?>> types;
  private final Map<Class<?>, String> names;
  private final UnaryOperator<EncodedPayload> upcaster;

  /**
   * A codec for these types.
   *
   * @param mapper writes and reads the payloads
   * @param types the payload classes by the names they have in the ledger
   */
  public EventCodec(JsonMapper mapper, Map<String, ? extends Class<?>> types) {
    this(mapper, types, UnaryOperator.identity());
  }

  /**
   * A codec that also reads what older versions wrote.
   *
   * @param upcaster makes of a payload as it was written the one that is written today
   */
  public EventCodec(
      JsonMapper mapper,
      Map<String, ? extends Class<?>> types,
      UnaryOperator<EncodedPayload> upcaster) {
    this.mapper = mapper;
    this.types = Map.copyOf(types);
    this.names =
        types.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    this.upcaster = upcaster;
  }

  /** A payload as the ledger holds it: the name of its type, and JSON. */
  public record EncodedPayload(String type, String json) {}

  /**
   * Writes a payload.
   *
   * @throws IllegalArgumentException if its class has no name
   */
  public EncodedPayload write(Object payload) {
    String type = names.get(payload.getClass());
    if (type == null) {
      throw new IllegalArgumentException(
          payload.getClass().getName() + " has no name to be recorded under");
    }
    return new EncodedPayload(type, mapper.writeValueAsString(payload));
  }

  /**
   * Reads the payload of an event of the ledger, brought up to date first.
   *
   * @throws EventUnreadable if that cannot be done here, which names the event
   */
  public Object read(CommittedEvent event) {
    try {
      return read(new EncodedPayload(event.type(), event.data()));
    } catch (RuntimeException wrong) {
      throw EventUnreadable.of(event, wrong);
    }
  }

  /**
   * Reads a payload, brought up to date first.
   *
   * @throws IllegalArgumentException if no class has the name
   */
  public Object read(EncodedPayload written) {
    EncodedPayload current = upcaster.apply(written);
    Class<?> type = types.get(current.type());
    if (type == null) {
      throw new UnknownEventType(current.type());
    }
    return mapper.readValue(current.json(), type);
  }
}
