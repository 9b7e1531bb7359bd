package org.engagementledger.command.imports.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.command.imports.reconciliation.InMemoryRowImport.JSON;
import static org.engagementledger.command.imports.reconciliation.InMemoryRowImport.KZ;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.engagementledger.command.dossiers.DossierCommand.AmendEntry;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.rows.RowType;
import org.engagementledger.command.imports.rows.TableRow;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.samples.SeededRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * Versions of one table, each with rows added, left out, changed and put in another order, and with
 * corrections by persons in between. The texts of the rows tell the facts apart.
 */
class RandomVersionsTest {
  private static final int SEEDS = 150;
  private static final int VERSIONS = 5;

  /** A row as a table has it. */
  private record Line(String title, String day, String lastDay, String text) {
    TableRow row(int number) {
      ObjectNode members =
          JSON.createObjectNode().put("kind", "MEETING").put("title", title).put("text", text);
      members.put("date", day);
      if (!lastDay.isEmpty()) {
        members.put("lastDay", lastDay);
      }
      return new TableRow(number, 0, RowType.ENGAGEMENT, "KZ", "", members);
    }

    String family() {
      return title + day;
    }

    String words() {
      return String.join("|", family(), lastDay, text);
    }
  }

  private final Map<String, String> corrected = new HashMap<>();

  @Test
  void whatAVersionSaysIsRecordedOnceAndWhatPersonsPutRightStays() {
    SeededRandom.each(
        SEEDS,
        seeded -> {
          corrected.clear();
          InMemoryRowImport dossier = new InMemoryRowImport();
          List<Line> lines = new ArrayList<>();
          Map<String, Integer> entries = new HashMap<>();
          Set<String> said = new HashSet<>();
          for (int version = 0; version < VERSIONS; version++) {
            lines = next(lines, seeded);
            if (!lines.isEmpty()) {
              imported(lines, dossier, entries, said);
            }
            correct(dossier, seeded);
          }
        });
  }

  private void imported(
      List<Line> lines, InMemoryRowImport dossier, Map<String, Integer> entries, Set<String> said) {
    List<TableRow> rows =
        IntStream.range(0, lines.size()).mapToObj(i -> lines.get(i).row(i + 2)).toList();
    Map<Long, Action> told = dossier.imported(rows);
    for (TableRow row : rows) {
      Line line = lines.get((int) row.number() - 2);
      if (said.contains(line.words())) {
        assertThat(told).as("%s", line).containsEntry(row.number(), Action.UNCHANGED);
      }
    }
    Map<String, Long> perFamily =
        lines.stream()
            .distinct()
            .filter(it -> !said.contains(it.words()))
            .collect(Collectors.groupingBy(Line::family, Collectors.counting()));
    for (Line family : lines) {
      long kept =
          lines.stream()
              .distinct()
              .filter(it -> it.family().equals(family.family()) && said.contains(it.words()))
              .count();
      long changed = perFamily.getOrDefault(family.family(), 0L);
      entries.merge(family.family(), (int) (kept + changed), Math::max);
    }
    assertThat(dossier.dossier().entries())
        .as("%s", lines)
        .hasSize(entries.values().stream().mapToInt(it -> it).sum());
    remember(lines, dossier, said);
    int events = dossier.events();
    assertThat(dossier.imported(rows).values()).containsOnly(Action.UNCHANGED);
    assertThat(dossier.events()).isEqualTo(events);
  }

  /** Every line is one entry, in the place in which a person may have put it. */
  private void remember(List<Line> lines, InMemoryRowImport dossier, Set<String> said) {
    LastTableFacts table = dossier.saidBy(new RowIds("table"));
    Set<String> now =
        dossier
            .dossier()
            .standing()
            .map(it -> words((Engagement) table.of(it)))
            .collect(Collectors.toSet());
    assertThat(now).containsAll(lines.stream().map(Line::words).toList());
    said.clear();
    said.addAll(now);
    for (Entry entry : dossier.dossier().entries()) {
      if (corrected.containsKey(entry.id().id())) {
        assertThat(((Engagement) entry.fact()).place()).isEqualTo(corrected.get(entry.id().id()));
      }
    }
  }

  private static String words(Engagement it) {
    return String.join(
        "|", it.title() + it.date(), it.lastDay().map(EdtfDate::text).orElse(""), it.text());
  }

  private void correct(InMemoryRowImport dossier, SeededRandom seeded) {
    for (Entry entry : dossier.dossier().standing().toList()) {
      if (seeded.oneIn(3)) {
        String place = "Place " + seeded.below(1000);
        Engagement placed = ((Engagement) entry.fact()).located(place);
        corrected.put(entry.id().id(), place);
        dossier.record(new AmendEntry(KZ, entry.id(), placed.highlighted(true), "they were there"));
      }
    }
  }

  private static List<Line> next(List<Line> lines, SeededRandom seeded) {
    List<Line> next = new ArrayList<>();
    for (Line line : lines) {
      if (!seeded.oneIn(4)) {
        next.add(seeded.oneIn(4) ? changed(line, seeded) : line);
      }
    }
    int more = seeded.below(4);
    for (int i = 0; i < more; i++) {
      Line line =
          new Line(seeded.of("Visit", "Talks"), seeded.of("2019-05-12", "2019-06-12"), "", "");
      next.add(seeded.below(next.size() + 1), changed(line, seeded));
    }
    return next;
  }

  private static Line changed(Line line, SeededRandom seeded) {
    String lastDay = seeded.of("", line.day().substring(0, 8) + (14 + seeded.below(3)));
    String text = seeded.oneIn(2) ? line.text() : "text " + seeded.below(6);
    return new Line(line.title(), line.day(), lastDay, text);
  }
}
