package org.engagementledger.standalone.requests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.standalone.PageVisitor;
import org.engagementledger.standalone.RunningServe;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every address, method and role on a fresh {@code serve}. The addresses come from the program; who
 * may ask for what stands in role-matrix.txt, and what does not stand there fails.
 */
class RoleMatrixIT {
  private static final Path MATRIX = Path.of("src/test/resources/role-matrix.txt");
  private static final String NEWCOMER = "newcomer";
  private static final String FIRST = "a first password that was given";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final RunningServe serve = RunningServe.shared();
  private final Map<String, PageVisitor> visitors = new HashMap<>();

  /** Who may ask. */
  private enum Allowed {
    ANYONE,
    NEWCOMER,
    READER,
    RECORDER,
    AUDITOR,
    ADMIN;

    boolean includes(Role role) {
      return switch (this) {
        case ANYONE, NEWCOMER, READER -> true;
        case RECORDER -> role == Role.RECORDER || role == Role.ADMIN;
        case AUDITOR -> role == Role.AUDITOR || role == Role.ADMIN;
        case ADMIN -> role == Role.ADMIN;
      };
    }
  }

  private record Address(String method, String pattern) {
    String path() {
      return pattern.replace("{country}", "KZ").replaceAll("\\{[^}]+}", "x");
    }

    boolean isForPrograms() {
      return pattern.startsWith("/api/");
    }

    @Override
    public String toString() {
      return method + " " + pattern;
    }
  }

  @Test
  void everyAddressStandsInTheMatrix() throws IOException {
    Set<String> known = matrix().keySet();

    assertThat(known).hasSizeGreaterThan(80);
    assertThat(addresses().map(Address::toString).collect(toSet()))
        .containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void everyRoleMayDoWhatStandsInTheMatrixAndNothingElse() throws IOException {
    Map<String, Allowed> matrix = matrix();
    serve.addWithFirstPassword(NEWCOMER, Role.ADMIN, FIRST);
    List<String> wrong = new ArrayList<>();
    for (Address address : addresses().toList()) {
      Allowed allowed = matrix.getOrDefault(address.toString(), Allowed.ADMIN);
      for (Role role : Role.values()) {
        check(address, name(role), allowed.includes(role), wrong);
      }
      check(address, NEWCOMER, allowed.compareTo(Allowed.NEWCOMER) <= 0, wrong);
      check(address, "", allowed == Allowed.ANYONE, wrong);
    }
    assertThat(wrong).isEmpty();
  }

  /** A form is tried with the cookie and the token that a browser has; all else by a program. */
  private void check(Address address, String account, boolean isAllowed, List<String> wrong) {
    HttpResponse<String> answer = ask(address, account);
    boolean isIn = !isTurnedAway(answer);
    if (isIn != isAllowed || answer.statusCode() >= 500) {
      wrong.add(
          "%s as %s: %d %s"
              .formatted(
                  address,
                  account.isEmpty() ? "nobody" : account,
                  answer.statusCode(),
                  answer.headers().firstValue("Location").orElse("")));
    }
  }

  private HttpResponse<String> ask(Address address, String account) {
    return address.method().equals("POST") && !address.isForPrograms()
        ? submit(address, account)
        : send(address, account);
  }

  private HttpResponse<String> submit(Address address, String account) {
    PageVisitor visitor = visitors.computeIfAbsent(account, this::visitor);
    String form = account.isEmpty() ? "/sign-in" : "/account/password";
    return visitor.submit(form, address.path(), Map.of());
  }

  private PageVisitor visitor(String account) {
    return account.isEmpty()
        ? new PageVisitor(serve.address())
        : PageVisitor.signedIn(serve.address(), account, password(account));
  }

  private HttpResponse<String> send(Address address, String account) {
    URI uri = serve.address().resolve(address.path());
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60));
    boolean isReading = address.method().equals("GET") || address.method().equals("HEAD");
    request.method(
        address.method(), isReading ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
    if (!isReading) {
      request.header("Content-Type", "application/json");
    }
    if (!account.isEmpty()) {
      String pair = account + ":" + password(account);
      request.header(
          "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
    }
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new AssertionError(address + " as " + account, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private static boolean isTurnedAway(HttpResponse<String> answer) {
    String location = answer.headers().firstValue("Location").orElse("");
    return switch (answer.statusCode()) {
      case 401, 403 -> true;
      case 302 ->
          location.endsWith("/sign-in")
              || location.endsWith("/sign-in?ended")
              || location.endsWith("/account/password");
      case 404 -> answer.body().contains("Nothing is at this address");
      default -> false;
    };
  }

  private Stream<Address> addresses() {
    return serve
        .product()
        .part("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .stream()
        .flatMap(RoleMatrixIT::addresses)
        .distinct()
        .filter(it -> !it.pattern().equals("/error"));
  }

  private static Stream<Address> addresses(RequestMappingInfo mapping) {
    Set<String> methods = new TreeSet<>();
    Set<RequestMethod> said = mapping.getMethodsCondition().getMethods();
    (said.isEmpty() ? Arrays.asList(RequestMethod.values()) : said)
        .forEach(it -> methods.add(it.name()));
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return mapping.getPatternValues().stream()
        .flatMap(pattern -> methods.stream().map(method -> new Address(method, pattern)));
  }

  private static Map<String, Allowed> matrix() throws IOException {
    Map<String, Allowed> matrix = new HashMap<>();
    Files.readAllLines(MATRIX).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split("\\s+", -1))
        .forEach(
            words -> {
              for (String method : words[1].split(",", -1)) {
                matrix.put(method + " " + words[2], Allowed.valueOf(words[0]));
              }
            });
    return matrix;
  }

  private static String password(String account) {
    return account.equals(NEWCOMER) ? FIRST : RunningServe.PASSWORD;
  }

  private static String name(Role role) {
    return RunningServe.name(role);
  }
}
