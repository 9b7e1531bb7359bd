package org.engagementledger.standalone;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.engagementledger.access.accounts.Role;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A product for a test that does with it what nobody else could go on with. */
public final class DisposableServer implements AutoCloseable {
  private static final String PASSWORD = "a password of a test";

  private final LedgerServer product;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  public DisposableServer() {
    try {
      LocalActor actor = LocalActor.named("test");
      product =
          LedgerServer.start(
              ServerSettings.on(Files.createTempDirectory("own").resolve("data")), actor);
      for (Role role : Role.values()) {
        product.accounts().create(name(role), PASSWORD, role);
      }
      try (LedgerClient client = LedgerClient.of(product, actor)) {
        SampleDossiers.record(client);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    log.start();
    root().addAppender(log);
  }

  /** A method and an address with nothing to fill in any more. */
  public record SentRequest(String method, String path) {}

  /** All that controllers answer, besides errors. */
  public List<SentRequest> all() {
    return mappings()
        .flatMap(DisposableServer::asked)
        .filter(it -> !it.path().equals("/error"))
        .distinct()
        .sorted((one, other) -> one.toString().compareTo(other.toString()))
        .toList();
  }

  private Stream<RequestMappingInfo> mappings() {
    return product
        .application()
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .stream();
  }

  private static Stream<SentRequest> asked(RequestMappingInfo mapping) {
    Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
    return mapping.getPatternValues().stream()
        .map(it -> it.replace("{country}", "KZ").replaceAll("\\{[^}]+}", "x"))
        .flatMap(
            path ->
                (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                    .stream().map(method -> new SentRequest(method.name(), path)));
  }

  /** How a role signs in. */
  public static String authorization(Role role) {
    String pair = name(role) + ":" + PASSWORD;
    return "Basic "
        + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  public URI address() {
    return product.address();
  }

  long position() {
    return product.ledger().head().position();
  }

  /** What has been logged since the last call and should not have been. */
  public List<String> logged() {
    Predicate<ILoggingEvent> isTrace = it -> it.getThrowableProxy() != null;
    List<String> traces =
        List.copyOf(log.list).stream()
            .filter(isTrace)
            .map(it -> it.getFormattedMessage() + ": " + it.getThrowableProxy().getMessage())
            .toList();
    log.list.clear();
    return traces;
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  @Override
  public void close() {
    root().detachAppender(log);
    product.close();
  }
}
