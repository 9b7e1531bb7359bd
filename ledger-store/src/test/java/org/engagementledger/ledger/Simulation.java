package org.engagementledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.engagementledger.ledger.log.CommitStore;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.log.LogHead;
import org.engagementledger.ledger.verify.Verification;

/**
 * One run of several nodes, clients and followers on one simulated server. Everything by chance in
 * it follows from the seed. At the end every promise of the ledger is checked.
 */
final class Simulation {
  private final DeterministicScheduler turns;
  private final Random random;
  private final SimulatedServer server;
  private final MongoDatabase database;
  private final List<SimulatedNode> nodes;
  private final List<SimulatedClient> clients;
  private boolean over;

  Simulation(long seed, SimulatedFlaw flaw) {
    random = new Random(seed);
    turns = new DeterministicScheduler(random);
    server = new SimulatedServer(turns, random);
    switch (flaw) {
      case POSITIONS_NOT_UNIQUE -> server.tolerateDuplicates("_id");
      case IDS_NOT_UNIQUE -> server.tolerateDuplicates("ids");
      default -> {}
    }
    database = new SimulatedDriver(server, flaw).database();
    nodes =
        IntStream.rangeClosed(1, 1 + random.nextInt(3))
            .mapToObj(n -> new SimulatedNode("node-" + n, database, turns, random))
            .toList();
    clients =
        IntStream.rangeClosed(1, 2 + random.nextInt(3))
            .mapToObj(n -> new SimulatedClient("c" + n, nodes, this::isRecorded, turns, random))
            .toList();
  }

  /** Runs to the end; throws what shows that a promise was broken. */
  Simulation run() throws Throwable {
    nodes.forEach(SimulatedNode::start);
    clients.forEach(client -> turns.start("client", 1 + random.nextInt(12), client::work));
    turns.start("weather", 1 + random.nextInt(6), this::blow);
    turns.start("judge", 1, this::judge);
    turns.run();
    return this;
  }

  int steps() {
    return turns.now();
  }

  int faults() {
    return server.faults();
  }

  int recorded() {
    return nodes.getFirst().follower().handled().size();
  }

  int hash() {
    return turns.hash();
  }

  String trace() {
    return turns.trace();
  }

  private boolean isRecorded(String id) {
    return server.all(CommitStore.COLLECTION).stream()
        .anyMatch(commit -> commit.getList("ids", String.class).contains(id));
  }

  /** What happens by itself, to the end; nothing bad happens once the clients are done. */
  private void blow() {
    while (!over) {
      turns.step("blows");
      boolean calm = server.isCalm();
      switch (random.nextInt(calm ? 8 : 12)) {
        case 0, 1, 2, 3 -> server.deliver();
        case 4, 5, 6, 7 -> server.replicate();
        case 8 -> server.failOver();
        case 9, 10 -> anyNode().moveClock();
        default -> restart(anyNode());
      }
    }
  }

  private SimulatedNode anyNode() {
    return nodes.get(random.nextInt(nodes.size()));
  }

  /** Kills a process now and then; one that is starting is left to it. */
  private void restart(SimulatedNode node) {
    if (node.ledger() != null && random.nextInt(3) == 0) {
      node.kill();
      node.start();
    }
  }

  private void judge() {
    turns.until("the clients are done", () -> clients.stream().allMatch(SimulatedClient::isDone));
    server.beCalm();
    turns.until("all is quiet", this::isQuiet);
    over = true;
    nodes.forEach(SimulatedNode::end);
    check(new Ledger(database, LedgerOptions.defaults(), time -> {}).read(1, 10_000));
  }

  private boolean isQuiet() {
    int events =
        server.all(CommitStore.COLLECTION).stream()
            .mapToInt(commit -> commit.getInteger("count"))
            .sum();
    return server.isQuiet()
        && nodes.stream().allMatch(SimulatedNode::isIdle)
        && nodes.stream().allMatch(node -> node.follower().handled().size() >= events);
  }

  private void check(List<CommittedEvent> log) {
    List<CommittedEvent> acknowledged = new ArrayList<>();
    clients.forEach(client -> acknowledged.addAll(client.acknowledged()));
    assertThat(log).as("acknowledged events are there").containsAll(acknowledged);
    assertThat(log).extracting(CommittedEvent::id).as("once each").doesNotHaveDuplicates();
    List<String> refused = clients.stream().flatMap(client -> client.refused().stream()).toList();
    assertThat(log).as("nothing refused is there").noneMatch(it -> refused.contains(it.id()));
    assertThat(log)
        .extracting(CommittedEvent::position)
        .as("positions are dense")
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, log.size()).mapToObj(Long::valueOf).toList());
    nodes.forEach(node -> assertThat(node.follower().handled()).as("followed").isEqualTo(log));
    checkHeads();
  }

  /** One winner for each sequence, times that do not go back, and roots: the verifier asks. */
  private void checkHeads() {
    Verification verification = Verification.of(database, position -> {});
    assertThat(verification.finding()).as("verified").isEmpty();
    LogHead anew = new Ledger(database, LedgerOptions.defaults(), time -> {}).head();
    assertThat(anew.root()).as("the head after a start").isEqualTo(verification.root());
    for (SimulatedNode node : nodes) {
      Ledger ledger = node.ledger();
      assertThat(ledger == null ? anew : ledger.head()).as("the head of a node").isEqualTo(anew);
    }
  }
}
