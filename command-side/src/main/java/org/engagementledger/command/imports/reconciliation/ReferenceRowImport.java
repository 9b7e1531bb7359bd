package org.engagementledger.command.imports.reconciliation;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.rows.RowErrors;
import org.engagementledger.command.imports.rows.RowReport;
import org.engagementledger.command.imports.rows.RowType;
import org.engagementledger.command.imports.rows.TableRow;
import org.engagementledger.command.references.ReferenceCommand;
import org.engagementledger.command.references.ReferenceCommand.DefineInstrument;
import org.engagementledger.command.references.ReferenceCommand.RegisterResolution;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.Instrument;
import org.engagementledger.facts.Resolution;
import org.engagementledger.facts.ResolutionId;
import org.engagementledger.text.Refusal;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Imports instruments and resolutions, each of which is recorded once.
 *
 * @param known what a stream of that name was begun with, if it is there
 * @param isAllowed whether the one who imports may record them
 * @param recording hands in a command under an id, or does nothing
 */
public record ReferenceRowImport(
    Function<String, Optional<Object>> known,
    RowIds ids,
    JsonMapper json,
    boolean isAllowed,
    BiConsumer<ReferenceCommand, String> recording,
    RowErrors faults) {
  /** Imports a row. */
  public RowReport take(TableRow row) {
    try {
      Refusal.unless(isAllowed, "only an administrator defines instruments and resolutions");
      return recorded(row, command(row));
    } catch (RuntimeException wrong) {
      return faults.explain(row, wrong);
    }
  }

  private RowReport recorded(TableRow row, ReferenceCommand command) {
    Optional<Object> there = known.apply(command.stream());
    if (there.isEmpty()) {
      recording.accept(command, ids.reference(command.stream()));
      return RowReport.of(row, Action.NEW, "");
    }
    Refusal.unless(
        there.get().equals(command.event()), "is recorded already, and otherwise: %s", there.get());
    return RowReport.of(row, Action.UNCHANGED, "");
  }

  private ReferenceCommand command(TableRow row) {
    ObjectNode said = row.members().deepCopy();
    if (row.sort() == RowType.INSTRUMENT) {
      said.putIfAbsent("opened", said.stringNode(EdtfDate.UNKNOWN.text()));
      return new DefineInstrument(json.treeToValue(said, Instrument.class));
    }
    said.putIfAbsent("adopted", said.stringNode(EdtfDate.UNKNOWN.text()));
    said.put("id", id(row.text("symbol")));
    return new RegisterResolution(json.treeToValue(said, Resolution.class));
  }

  private static String id(String symbol) {
    try {
      return ResolutionId.ofSymbol(symbol).id();
    } catch (Refusal wrong) {
      throw wrong.at("/symbol");
    }
  }
}
