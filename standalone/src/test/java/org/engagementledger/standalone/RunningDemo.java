package org.engagementledger.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.ledger.log.ProposedEvent;
import org.engagementledger.standalone.DemoAccounts.DemoAccount;

/** The demo with its samples, running in this process on a folder of its own until it ends. */
public final class RunningDemo {
  private static final RunningDemo DEMO = start();

  private final LedgerServer product;
  private final List<DemoAccount> signIns;

  private RunningDemo(LedgerServer product, List<DemoAccount> signIns) {
    this.product = product;
    this.signIns = signIns;
  }

  /** The one that all tests of this process share. */
  public static RunningDemo shared() {
    return DEMO;
  }

  private static RunningDemo start() {
    Path data = newFolder();
    LocalActor samples = LocalActor.named(SampleDossiers.ACTOR);
    LedgerServer product = LedgerServer.start(ServerSettings.on(data), samples);
    Runtime.getRuntime().addShutdownHook(new Thread(product::close));
    try (LedgerClient client = LedgerClient.of(product, samples)) {
      SampleDossiers.record(client);
    }
    return new RunningDemo(product, DemoAccounts.of(product.accounts(), data));
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("demo").resolve("data");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public URI address() {
    return product.address();
  }

  /** The position up to which the ledger is filled. */
  public long position() {
    return product.ledger().head().position();
  }

  /** Records an event that no program of today can show; gives its id. */
  public String recordFromTheFuture(String stream) {
    String id = UUID.randomUUID().toString();
    long sequence = product.ledger().lastSequence(stream) + 1;
    String type = "org.engagementledger.not-yet-thought-of.v1";
    Map<String, String> actor = Map.of("actor", "tomorrow");
    var event = new ProposedEvent(id, type, stream, sequence, actor, "{}");
    return product.ledger().append(List.of(event)).getFirst().id();
  }

  public String password(Role role) {
    return signIns.stream()
        .filter(it -> it.role() == role)
        .flatMap(it -> it.password().stream())
        .findFirst()
        .orElseThrow();
  }

  HttpTestClient as(Role role) {
    return HttpTestClient.as(address(), role.name().toLowerCase(Locale.ROOT), password(role));
  }
}
