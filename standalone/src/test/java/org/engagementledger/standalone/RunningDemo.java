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
import org.engagementledger.access.Role;
import org.engagementledger.ledger.Proposal;
import org.engagementledger.standalone.SignIns.SignIn;

/** The demo with its samples, running in this process on a folder of its own until it ends. */
final class RunningDemo {
  private static final RunningDemo DEMO = start();

  private final Product product;
  private final List<SignIn> signIns;

  private RunningDemo(Product product, List<SignIn> signIns) {
    this.product = product;
    this.signIns = signIns;
  }

  /** The one that all tests of this process share. */
  static RunningDemo shared() {
    return DEMO;
  }

  private static RunningDemo start() {
    Path data = newFolder();
    LocalActor samples = LocalActor.named(Samples.ACTOR);
    Product product = Product.start(Settings.on(data), samples);
    Runtime.getRuntime().addShutdownHook(new Thread(product::close));
    try (LedgerClient client = LedgerClient.of(product, samples)) {
      Samples.record(client);
    }
    return new RunningDemo(product, SignIns.of(product.accounts(), data));
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("demo").resolve("data");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  URI address() {
    return product.address();
  }

  /** The position up to which the ledger is filled. */
  long position() {
    return product.ledger().head().position();
  }

  /** Records an event that no program of today can show; gives its id. */
  String recordFromTheFuture(String stream) {
    String id = UUID.randomUUID().toString();
    long sequence = product.ledger().lastSequence(stream) + 1;
    String type = "org.engagementledger.not-yet-thought-of.v1";
    Map<String, String> actor = Map.of("actor", "tomorrow");
    var event = new Proposal(id, type, stream, sequence, actor, "{}");
    return product.ledger().append(List.of(event)).getFirst().id();
  }

  String password(Role role) {
    return signIns.stream()
        .filter(it -> it.role() == role)
        .flatMap(it -> it.password().stream())
        .findFirst()
        .orElseThrow();
  }

  Http as(Role role) {
    return Http.as(address(), role.name().toLowerCase(Locale.ROOT), password(role));
  }
}
