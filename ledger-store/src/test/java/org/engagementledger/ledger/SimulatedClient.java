package org.engagementledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.engagementledger.ledger.append.AppendRefused;
import org.engagementledger.ledger.append.AppendRequest;
import org.engagementledger.ledger.append.OutcomeUnknown;
import org.engagementledger.ledger.append.StreamConflict;
import org.engagementledger.ledger.fixtures.MeetingProposals;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.log.ProposedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Sends commands to whatever node is up, each until there is a definite answer, as a client does
 * that keeps the id of its command and decides anew when the dossier has changed.
 */
final class SimulatedClient {
  private static final List<String> COUNTRIES = List.of("KZ", "DE", "FR");
  private static final int COMMANDS = 5;
  private static final int ATTEMPTS = 12;

  private final String name;
  private final List<SimulatedNode> nodes;
  private final Predicate<String> isRecorded;
  private final DeterministicScheduler turns;
  private final Random random;
  private final List<CommittedEvent> acknowledged = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private boolean done;

  /**
   * A client of these nodes.
   *
   * @param isRecorded whether an id is for good in the log
   */
  SimulatedClient(
      String name,
      List<SimulatedNode> nodes,
      Predicate<String> isRecorded,
      DeterministicScheduler turns,
      Random random) {
    this.name = name;
    this.nodes = nodes;
    this.isRecorded = isRecorded;
    this.turns = turns;
    this.random = random;
  }

  /** What it was told to be recorded. */
  List<CommittedEvent> acknowledged() {
    return acknowledged;
  }

  /** Ids of which it was told, as often as it asked, that they are not recorded. */
  List<String> refused() {
    return refused;
  }

  boolean isDone() {
    return done;
  }

  void work() {
    for (int n = 0; n < COMMANDS; n++) {
      send(name + "-" + n, 1 + Math.max(0, random.nextInt(5) - 2));
    }
    done = true;
  }

  private void send(String id, int events) {
    boolean certain = true;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Ledger ledger = anyLedger();
      try {
        acknowledged.addAll(attempt(ledger, decide(ledger, id, events)));
        return;
      } catch (StreamConflict | AppendRefused e) {
        turns.note(e.toString());
        if (random.nextBoolean()) {
          break;
        }
      } catch (OutcomeUnknown e) {
        certain = false;
      } catch (MongoException e) {
        turns.note("cannot decide");
      }
    }
    if (certain) {
      refused.add(id + "/0");
    }
  }

  private List<ProposedEvent> decide(Ledger ledger, String id, int events) {
    List<ProposedEvent> proposals = new ArrayList<>();
    Map<String, Long> next = new HashMap<>();
    for (int n = 0; n < events; n++) {
      String country = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
      long sequence =
          next.containsKey(country) ? next.get(country) : ledger.lastSequence(country) + 1;
      proposals.add(MeetingProposals.meeting(id + "/" + n, country, sequence));
      next.put(country, sequence + 1);
    }
    return proposals;
  }

  private List<CommittedEvent> attempt(Ledger ledger, List<ProposedEvent> proposals) {
    boolean repeat = isRecorded.test(proposals.getFirst().id());
    turns.step("sends " + proposals.getFirst().id());
    int patience = turns.now() + 40 + random.nextInt(600);
    AppendRequest pending = ledger.submit(proposals);
    turns.until("is answered", () -> isOver(ledger, pending, patience));
    try {
      return pending.await(Duration.ZERO);
    } catch (StreamConflict e) {
      assertThat(repeat).as("a repeat was called a conflict: " + proposals).isFalse();
      throw e;
    }
  }

  private boolean isOver(Ledger ledger, AppendRequest pending, int patience) {
    boolean down = nodes.stream().noneMatch(node -> node.ledger() == ledger);
    return pending.isDone() || down || turns.now() > patience;
  }

  private Ledger anyLedger() {
    while (true) {
      turns.until("a node is up", () -> nodes.stream().anyMatch(node -> node.ledger() != null));
      @Nullable Ledger ledger = nodes.get(random.nextInt(nodes.size())).ledger();
      if (ledger != null) {
        return ledger;
      }
    }
  }
}
