package org.engagementledger.command.imports.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.command.ApiClient;
import org.engagementledger.command.ApiClient.ApiResponse;
import org.engagementledger.command.CommandSideOnAServer;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.Fact;
import org.engagementledger.history.DossierHistory;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.pages.PageFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

@CommandSideOnAServer
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS) // a ledger without dossiers
class PageImportIT {
  private static final String NORWAY =
      """
      Flag

      Norway

      Norway

      Europe

      Endorsements

      Endorsed in 2015

      Details

      May 2018: Hosted the \u201Csecond\u201D conference.\u00A0

      Geneva Missions

      General Email(s):
      mission@example.org
      """;

  @LocalServerPort private int port;
  @Autowired private Ledger ledger;
  @Autowired private DossierHistory history;

  private ApiClient api;

  @BeforeEach
  void signedIn(@Autowired Accounts accounts) {
    ApiClient.createAccounts(accounts);
    api = new ApiClient(port);
  }

  @Test
  void theTrackersPageGoesInWordForWordAndComesOutByteForByte() throws IOException {
    Optional<Path> page = real("pages/kazakhstan.txt");
    if (page.isEmpty()) {
      System.out.println("NOT RUN: there is no shared/data/pages/kazakhstan.txt above this folder");
      return;
    }
    byte[] bytes = Files.readAllBytes(page.get());
    long start = System.nanoTime();
    ApiResponse imported = post("?name=kazakhstan.txt", bytes);
    System.out.printf("imported in %d ms%n", (System.nanoTime() - start) / 1_000_000);
    assertThat(imported.status()).as(imported.body()).isEqualTo(200);
    assertThat(imported.at("/country").asString()).isEqualTo("KZ");
    assertThat(printed("KZ")).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
    long head = ledger.head().position();
    assertThat(imported.header("Ledger-Position")).isEqualTo(Long.toString(head));
    assertThat(post("?name=kazakhstan.txt", bytes).at("/events").asInt()).isZero();
    assertThat(ledger.head().position()).isEqualTo(head);
  }

  @Test
  void whatLooksLikeAPersonIsInternalAndThePageStaysAsItIs() {
    String page =
        NORWAY.replace("Norway", "Ghana").replace("Hosted", "Met H.E. Mr. Example, and hosted");
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);

    ApiResponse imported = post("", bytes);

    assertThat(imported.status()).as(imported.body()).isEqualTo(200);
    assertThat(imported.at("/suggestions/0/what").asString()).isEqualTo("INTERNAL");
    assertThat(imported.at("/suggestions/0/words").asString()).isEqualTo("H.E. Mr. Example");
    assertThat(printed("GH")).isEqualTo(page);
    assertThat(post("", bytes).at("/events").asInt()).isZero();

    String asReader = page.replace("H.E. Mr. Example", "[internal]");
    ApiResponse refused = post("", asReader.getBytes(StandardCharsets.UTF_8));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.at("/errors/0/pointer").asString()).isEqualTo("/file");
    assertThat(printed("GH")).isEqualTo(page);
  }

  /** A reader is refused before a body comes; a recorder's is waited for. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/imports#text/plain",
        "/api/imports#text/csv",
        "/api/imports#application/x-www-form-urlencoded",
        "/api/imports#multipart/form-data; boundary=x",
        "/api/imports?dryRun=true#text/csv",
        "/api/countries/NO/meetings#application/json"
      })
  void nothingOfABodyIsReadBeforeItIsKnownWhoMaySendIt(String asked) throws IOException {
    String[] parts = asked.split("#", 2);
    assertThat(statusOfHead(parts[0], parts[1], "reader", 10_000)).contains(" 403");
    assertThat(statusOfHead(parts[0], parts[1], "recorder", 500)).doesNotContain(" 403");
  }

  /** What is answered to a request whose body is announced and not sent; nothing if none comes. */
  private String statusOfHead(String path, String type, String account, int patience)
      throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(patience);
      socket
          .getOutputStream()
          .write(api.head(path, account, type, 4_000_000).getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    } catch (SocketTimeoutException silent) {
      return "";
    }
  }

  @Test
  void personsStayOpenToReadersIfThatIsAsked() {
    String page = NORWAY.replace("Norway", "Chile").replace("Hosted", "Met Ms. Example, hosted");

    ApiResponse imported = post("?publishPersons=true", page.getBytes(StandardCharsets.UTF_8));

    assertThat(imported.at("/suggestions/0/what").asString()).isEqualTo("PERSON");
    assertThat(history.now(new CountryCode("CL")).dossier().standing().map(it -> it.fact()))
        .allMatch(it -> it.internal().isEmpty());
  }

  @Test
  void aDryRunSaysTheSameAndRecordsNothing() {
    String page = NORWAY.replace("Norway", "C\u00F4te d\u2019Ivoire");
    long before = ledger.head().position();
    ApiResponse dry = post("?dryRun=true", page.getBytes(StandardCharsets.UTF_8));
    assertThat(dry.status()).as(dry.body()).isEqualTo(200);
    assertThat(dry.at("/dryRun").asBoolean()).isTrue();
    assertThat(dry.at("/country").asString()).isEqualTo("CI");
    assertThat(ledger.head().position()).isEqualTo(before);
    ApiResponse wet = post("", page.getBytes(StandardCharsets.UTF_8));
    assertThat(wet.at("/rows")).isEqualTo(dry.at("/rows"));
    assertThat(wet.at("/events")).isEqualTo(dry.at("/events"));
    assertThat(printed("CI")).isEqualTo(page);
  }

  @Test
  void aFormWithAFileIsUnderstoodAndEveryEventSaysWhoAndWhy() {
    String form =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"norway.txt\"\r\n"
            + "Content-Type: text/plain\r\n\r\n"
            + NORWAY
            + "\r\n--x--\r\n";
    ApiResponse imported =
        api.send(
            api.request("/api/imports?reason=moved%20from%20the%20old%20site", "recorder")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(form)));
    assertThat(imported.status()).as(imported.body()).isEqualTo(200);
    assertThat(imported.at("/file").asString()).isEqualTo("norway.txt");
    assertThat(printed("NO")).isEqualTo(NORWAY);
    assertThat(ledger.readStream("NO", 0, 100))
        .hasSize(imported.at("/events").asInt())
        .allSatisfy(
            event ->
                assertThat(event.attributes())
                    .containsEntry("actor", "recorder")
                    .containsEntry("reason", "moved from the old site")
                    .containsKey("correlationid"));
  }

  @Test
  void whatIsNoPageIsRefusedAndNothingIsRecorded() {
    long before = ledger.head().position();
    refused("", new byte[0], 422, "empty");
    refused("", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0}, 422, "line 1");
    refused("", "Details\n\nMay 2018: \u0000".getBytes(StandardCharsets.UTF_8), 422, "line 3");
    refused(
        "", ("Details\n\n" + "x".repeat(100_000)).getBytes(StandardCharsets.UTF_8), 422, "line 3");
    refused(
        "", ("Details\n\n" + "\"".repeat(59_000)).getBytes(StandardCharsets.UTF_8), 422, "country");
    refused(
        "?country=NO",
        ("Details\n\n" + "\"".repeat(59_000)).getBytes(StandardCharsets.UTF_8),
        422,
        "line 3");
    refused(
        "", NORWAY.replace("Norway", "Atlantis").getBytes(StandardCharsets.UTF_8), 422, "Atlantis");
    refused("", NORWAY.replace("Norway", "European Union"), "is no state and has no dossier");
    refused("", NORWAY.replace("Norway", "Sark"), "give Guernsey (GG)");
    refused("?dryRun=perhaps", NORWAY.getBytes(StandardCharsets.UTF_8), 422, "dryRun");
    refused("?country=SX", NORWAY.getBytes(StandardCharsets.UTF_8), 422, "Norway (NO)");
    refused("?country=SX", NORWAY.getBytes(StandardCharsets.UTF_8), 422, "SX is asked for");
    refused("?country=ZZ", NORWAY.getBytes(StandardCharsets.UTF_8), 422, "ZZ");
    refused("", new byte[5 * 1024 * 1024], 413, "4 MiB");
    assertThat(ledger.head().position()).isEqualTo(before);
  }

  @Test
  void whatIsTakenBackFromAPageStaysSoInATableAndTheOtherWayRound() {
    String page = NORWAY.replace("Norway", "Peru");
    String table =
        """
        sort,country,kind,instrument,date,text
        endorsement,Peru,,safe-schools-declaration,2015,
        engagement,Peru,EVENT,,2018-05,Hosted the \u201Csecond\u201D conference.
        """;
    assertThat(post("", page).status()).isEqualTo(200);
    takeBack("PE");
    requireNothingCameBack("PE", csv(table));
    requireNothingCameBack("PE", csv(table.replace("2018-05", "2018-05-07")));
    requireNothingCameBack("PE", post("", page.replace("Hosted the", "Hosted a")));

    assertThat(csv(table.replace("Peru", "Bolivia")).body()).contains("\"NEW\":2");
    takeBack("BO");
    String bolivia = NORWAY.replace("Norway", "Bolivia");
    requireNothingCameBack("BO", post("", bolivia));
    requireNothingCameBack("BO", csv(table.replace("Peru", "Bolivia")));
    requireNothingCameBack("BO", post("", bolivia + "\n"));
  }

  private void takeBack(String country) {
    for (Entry entry : said(country)) {
      String path = "/api/countries/" + country + "/entries/" + entry.id() + "/retraction";
      assertThat(api.post(path, "{\"reason\": \"not theirs\"}").status()).isEqualTo(200);
    }
  }

  private void requireNothingCameBack(String country, ApiResponse imported) {
    assertThat(imported.status()).isEqualTo(200);
    assertThat(imported.body()).contains("was taken back by recorder (\u201Cnot theirs\u201D)");
    assertThat(said(country)).as(imported.body()).isEmpty();
  }

  private List<Entry> said(String country) {
    return history
        .now(new CountryCode(country))
        .dossier()
        .standing()
        .filter(it -> !(it.fact() instanceof Fact.Contact))
        .toList();
  }

  private ApiResponse post(String query, String page) {
    return post(query, page.getBytes(StandardCharsets.UTF_8));
  }

  private ApiResponse csv(String table) {
    return api.send(
        api.request("/api/imports", "recorder")
            .header("Content-Type", "text/csv")
            .POST(BodyPublishers.ofString(table)));
  }

  @Test
  void aReaderImportsNothing() {
    ApiResponse answer =
        api.send(
            api.request("/api/imports", "reader")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(NORWAY)));
    assertThat(answer.status()).isEqualTo(403);
  }

  private void refused(String query, String page, String because) {
    refused(query, page.getBytes(StandardCharsets.UTF_8), 422, because);
  }

  private void refused(String query, byte[] page, int status, String because) {
    ApiResponse answer = post(query, page);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(because);
  }

  private ApiResponse post(String query, byte[] page) {
    return api.send(
        api.request("/api/imports" + query, "recorder")
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofByteArray(page)));
  }

  private String printed(String country) {
    return PageFormat.TRACKER.print(history.now(new CountryCode(country)).dossier());
  }

  private static Optional<Path> real(String file) {
    return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
        .takeWhile(folder -> folder != null)
        .map(folder -> folder.resolve("shared/data").resolve(file))
        .filter(Files::exists)
        .findFirst();
  }
}
