package org.engagementledger.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dossiers.DossierOutline.OutlineSnapshot;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.Stating;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.samples.RandomHistories;
import org.engagementledger.samples.SeededRandom;
import org.junit.jupiter.api.Test;

class DossierOutlineTest {
  private static final CountryCode KZ = new CountryCode("KZ");

  @Test
  void withAllEngagementsItIsTheDossierInAnotherOrderAndWithoutPages() {
    SeededRandom.each(
        300,
        seeded -> {
          List<DossierEvent> history = new RandomHistories(seeded, KZ).history(80);
          Dossier whole = fold(history);
          Dossier read = all(outline(history), history, whole);
          assertThat(read.entries().stream().map(Entry::shown))
              .containsExactlyInAnyOrderElementsOf(
                  whole.entries().stream().map(Entry::shown).toList());
          assertThat(others(read)).isEqualTo(others(whole));
          assertThat(description(read)).isEqualTo(description(whole));
          assertThat(read.coming().digest()).isEqualTo(whole.coming().digest());
        });
  }

  @Test
  void whatWasKeptGoesOnAsIfItHadBeenFoldedFromTheFirstEvent() {
    SeededRandom.each(
        300,
        seeded -> {
          List<DossierEvent> history = new RandomHistories(seeded, KZ).history(80);
          DossierOutline whole = outline(history);
          int half = seeded.below(history.size());
          DossierOutline halves = new DossierOutline(outline(history.subList(0, half)).kept());
          take(halves, history, half);
          assertThat(halves.kept()).isEqualTo(whole.kept()).hasSameHashCodeAs(whole.kept());
        });
  }

  @Test
  void engagementsThatAreNotAskedForAreNotRead() {
    List<DossierEvent> history = new RandomHistories(new SeededRandom(1), KZ).history(80);
    Dossier read =
        outline(history)
            .with(
                Stream.of(new EntryId("nobody")),
                sequence -> {
                  throw new AssertionError("asked for event " + sequence);
                });
    assertThat(read.facts(Engagement.class)).isEmpty();
    assertThat(read.entries()).isNotEmpty();
  }

  @Test
  void whatIsNoOutlineIsRefused() {
    for (String wrong : List.of("e1", "e1,x", "e1,x,1,STANDS", "e1,7,1", "e1,7,1,FALLS")) {
      assertThatThrownBy(() -> new OutlineSnapshot(Dossier.unopened(KZ), wrong))
          .isInstanceOf(RuntimeException.class);
    }
  }

  private static Dossier all(DossierOutline outline, List<DossierEvent> history, Dossier whole) {
    return outline.with(
        whole.entries().stream().map(Entry::id),
        sequence -> ((Stating) history.get((int) sequence)).fact());
  }

  private static List<Entry> others(Dossier dossier) {
    return dossier.entries().stream()
        .filter(entry -> !(entry.fact() instanceof Engagement))
        .toList();
  }

  private static List<String> description(Dossier dossier) {
    return List.of(dossier.country().code(), dossier.name(), dossier.region(), dossier.subregion());
  }

  private static DossierOutline outline(List<DossierEvent> history) {
    DossierOutline outline = new DossierOutline(KZ);
    take(outline, history, 0);
    return outline;
  }

  private static void take(DossierOutline outline, List<DossierEvent> history, int from) {
    for (int sequence = from; sequence < history.size(); sequence++) {
      outline.take(history.get(sequence), sequence, DossierFoldTest.day(sequence));
    }
  }

  private static Dossier fold(List<DossierEvent> history) {
    Dossier dossier = Dossier.unopened(KZ);
    for (int i = 0; i < history.size(); i++) {
      dossier = dossier.after(history.get(i), DossierFoldTest.day(i));
    }
    return dossier;
  }
}
