package org.engagementledger.command.references;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.engagementledger.dossiers.ReferenceData;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Cosponsorship;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.ResolutionId;
import org.engagementledger.text.Refusal;

/**
 * The instruments and resolutions that facts may refer to.
 *
 * @param isRecorded whether the ledger has a stream of that name
 * @param naming says which are known of one sort, such as {@code instrument}
 */
public record ReferenceLookup(Predicate<String> isRecorded, UnaryOperator<String> naming) {
  /** Those, and no others. */
  public static ReferenceLookup of(ReferenceData references) {
    List<String> instruments = references.instruments().keySet().stream().sorted().toList();
    List<String> resolutions = references.resolutions().keySet().stream().sorted().toList();
    return new ReferenceLookup(
        stream ->
            instruments.stream().anyMatch(id -> stream.equals("instrument:" + id))
                || resolutions.stream().anyMatch(id -> stream.equals("resolution:" + id)),
        sort -> known(sort.equals("instrument") ? instruments : resolutions));
  }

  /** Says which are known. */
  static String known(List<String> ids) {
    return "known are: " + (ids.isEmpty() ? "none" : String.join(", ", ids));
  }

  /** Refuses a fact that refers to what nobody has recorded. */
  public void require(Fact fact) {
    switch (fact) {
      case Position it -> requireInstrument(it.instrument(), "/instrument");
      case Cosponsorship it -> requireResolution(it.resolution(), "/resolution");
      case Engagement it -> {
        it.instruments().forEach(id -> requireInstrument(id, "/instruments"));
        it.resolutions().forEach(id -> requireResolution(id, "/resolutions"));
      }
      case Fact.FollowUp it -> {}
      case Fact.Attribute it -> {}
      case Fact.Contact it -> {}
    }
  }

  private void requireInstrument(InstrumentId id, String field) {
    require("instrument", id.id(), field);
  }

  private void requireResolution(ResolutionId id, String field) {
    require("resolution", id.id(), field);
  }

  private void require(String sort, String id, String field) {
    if (!isRecorded.test(sort + ":" + id)) {
      String message = "there is no %s '%s'; %s".formatted(sort, id, naming.apply(sort));
      throw new Refusal(message).at(field);
    }
  }
}
