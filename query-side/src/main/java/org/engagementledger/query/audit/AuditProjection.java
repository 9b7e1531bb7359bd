package org.engagementledger.query.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.events.DossierEvent.PageImported;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.events.WireNames;
import org.engagementledger.query.projections.Page;
import org.engagementledger.query.projections.Projection;
import org.engagementledger.query.projections.Run;
import org.engagementledger.query.projections.Seen;
import org.engagementledger.query.projections.Step;
import org.engagementledger.query.projections.Step.OfDossier;
import org.engagementledger.query.projections.Step.OfReference;
import org.engagementledger.query.projections.Step.OnLetter;
import org.engagementledger.query.projections.Step.OnReading;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The read model of the audit: one document for each event. */
@Component
record AuditProjection(JsonMapper json) implements Projection {
  static final String NAME = "audit";

  private static final Map<Class<?>, String> TYPES =
      WireNames.EVENTS.entrySet().stream()
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> keys() {
    return AuditKeys.INDEXED;
  }

  @Override
  public int revision() {
    return 4;
  }

  /** The log's order, and so the one in which every server can read a collection. */
  @Override
  public List<String> order() {
    return List.of("_id");
  }

  /** The id of the document of the event at that position; texts are in the order of positions. */
  static String id(long position) {
    return "%019d".formatted(position);
  }

  @Override
  public Stream<Page> project(Run run) {
    return run.steps().stream().map(this::page);
  }

  private Page page(Step step) {
    AuditDocument document =
        switch (step) {
          case OfDossier it ->
              document(
                  it.seen(), it.after().name(), AuditedState.before(it), AuditedState.after(it));
          case OfReference it ->
              document(
                  it.seen(),
                  it.event().stream(),
                  it.before().map(AuditedState::described),
                  Optional.of(AuditedState.described(it.event())));
          case OnLetter it ->
              document(it.seen(), it.event().of(), Optional.empty(), Optional.empty());
          case OnReading it ->
              document(it.seen(), it.event().stream(), Optional.empty(), Optional.empty());
        };
    return Page.of(id(document.position()), document.position(), json.writeValueAsString(document))
        .foundBy(AuditKeys.of(step, document))
        .forGood();
  }

  private AuditDocument document(
      Seen seen, String about, Optional<Object> before, Optional<Object> after) {
    return new AuditDocument(
        seen.id(),
        seen.position(),
        seen.time(),
        about,
        seen.event().stream(),
        seen.sequence(),
        type(seen.event()),
        new TreeMap<>(seen.attributes()),
        json.valueToTree(brief(seen.event())),
        before.map(this::tree),
        after.map(this::tree));
  }

  private JsonNode tree(Object state) {
    return json.valueToTree(state);
  }

  private static String type(LedgerEvent event) {
    return TYPES.getOrDefault(event.getClass(), "");
  }

  /** A page's layout can be long, and says nothing to an auditor. */
  private static LedgerEvent brief(LedgerEvent event) {
    return event instanceof PageImported e
        ? new PageImported(e.country(), e.file(), e.digest(), e.part(), e.parts(), List.of())
        : event;
  }
}
