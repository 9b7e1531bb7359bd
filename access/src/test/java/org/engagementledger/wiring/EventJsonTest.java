package org.engagementledger.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.DossierOutline;
import org.engagementledger.dossiers.DossierOutline.OutlineSnapshot;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.Stating;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.events.WireNames;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Redaction;
import org.engagementledger.samples.KazakhstanStory;
import org.engagementledger.samples.RandomHistories;
import org.engagementledger.samples.SeededRandom;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands in the ledger must be readable for ever. Each event and each sort of fact has an
 * approved text; run with {@code -Dapprove=true} to write those that are missing.
 */
class EventJsonTest {
  private static final Path APPROVED = Path.of("src/test/resources/approved");

  private static final LocalDate DAY = LocalDate.of(2021, 6, 1);

  private final JsonMapper json = new LedgerConfiguration().json();

  @TestFactory
  Stream<DynamicTest> everyEventIsWrittenAsApprovedAndReadBack() {
    return WireNames.EVENTS.entrySet().stream()
        .map(named -> approved(named.getKey(), named.getValue(), sample(named.getValue())));
  }

  @TestFactory
  Stream<DynamicTest> everySortOfFactIsWrittenAsApprovedAndReadBack() {
    return WireNames.FACTS.entrySet().stream()
        .map(named -> approved("fact." + named.getKey(), Fact.class, fact(named.getValue())));
  }

  /** What is internal is an added member: entries without it stay as they were. */
  @TestFactory
  Stream<DynamicTest> whatIsInternalIsWrittenAsApprovedAndReadBack() {
    return WireNames.FACTS.entrySet().stream()
        .filter(named -> named.getValue() != Fact.Contact.class)
        .map(
            named ->
                approved(
                    "fact." + named.getKey() + ".internal",
                    Fact.class,
                    marked(fact(named.getValue()))));
  }

  /** A last day is an added member: entries without it stay as they were. */
  @TestFactory
  Stream<DynamicTest> whatLastsIsWrittenAsApprovedAndReadBack() {
    Engagement meeting = (Engagement) fact(Engagement.class);
    Fact lasting = meeting.on(meeting.date(), Optional.of(new EdtfDate("2019-01-17")));
    return Stream.of(approved("fact.engagement.lasting", Fact.class, lasting));
  }

  private static Fact marked(Fact fact) {
    return fact.texts().stream()
        .filter(it -> !it.isBlank())
        .findFirst()
        .map(it -> fact.marked(List.of(it)))
        .orElseGet(() -> fact.marked(List.of(Redaction.ALL)));
  }

  @Test
  void anyEventIsReadBackAsItWas() {
    SeededRandom.each(
        40,
        seeded -> {
          for (DossierEvent event : history(seeded)) {
            assertThat(json.readValue(json.writeValueAsBytes(event), event.getClass()))
                .isEqualTo(event);
          }
        });
  }

  @Test
  void anyOutlineIsReadBackFromItsSnapshotAsItWas() {
    SeededRandom.each(
        40,
        seeded -> {
          DossierOutline outline = new DossierOutline(KazakhstanStory.KAZAKHSTAN);
          long sequence = 0;
          for (DossierEvent event : history(seeded)) {
            outline.take(event, sequence++, DAY);
          }
          OutlineSnapshot kept = outline.kept();
          assertThat(json.readValue(json.writeValueAsBytes(kept), OutlineSnapshot.class))
              .isEqualTo(kept);
        });
  }

  /**
   * Whoever changes it, or what an event makes of it, gives snapshots a new name: those of before
   * would be read as something else, and commands decided on them.
   */
  @TestFactory
  Stream<DynamicTest> anOutlineIsKeptAsApprovedUnderTheNameOfSnapshots() {
    DossierOutline outline = new DossierOutline(KazakhstanStory.KAZAKHSTAN);
    long sequence = 0;
    for (LedgerEvent event : KazakhstanStory.EVENTS) {
      if (event instanceof DossierEvent told) {
        outline.take(told, sequence++, DAY);
      }
    }
    return Stream.of(approved(LedgerConfiguration.SNAPSHOT, OutlineSnapshot.class, outline.kept()));
  }

  private DynamicTest approved(String name, Class<?> type, Object sample) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          Path file = APPROVED.resolve(name + ".json");
          String written = json.writerWithDefaultPrettyPrinter().writeValueAsString(sample) + "\n";
          if (Files.notExists(file) && Boolean.getBoolean("approve")) {
            Files.writeString(file, written);
          }
          String approved = Files.readString(file);
          assertThat(written).isEqualToNormalizingNewlines(approved);
          assertThat(json.readValue(approved, type)).isEqualTo(sample);
        });
  }

  private static LedgerEvent sample(Class<?> type) {
    return KazakhstanStory.EVENTS.stream().filter(type::isInstance).findFirst().orElseThrow();
  }

  private static Fact fact(Class<?> sort) {
    return KazakhstanStory.EVENTS.stream()
        .flatMap(event -> event instanceof Stating it ? Stream.of(it.fact()) : Stream.empty())
        .filter(sort::isInstance)
        .findFirst()
        .orElseThrow();
  }

  private static List<DossierEvent> history(SeededRandom seeded) {
    return new RandomHistories(seeded, KazakhstanStory.KAZAKHSTAN).history(40);
  }
}
