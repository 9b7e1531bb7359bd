package org.engagementledger.command.imports.tables;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.command.ApiClient;
import org.engagementledger.command.ApiClient.ApiResponse;
import org.engagementledger.command.CommandSideOnAServer;
import org.engagementledger.command.imports.tables.TableImportClient.ReportLines;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Status;
import org.engagementledger.history.DossierHistory;
import org.engagementledger.ledger.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

@CommandSideOnAServer
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_EACH_TEST_METHOD) // empty ledgers
class TableImportIT {
  private static final String ENDORSERS =
      """
      sort,country,instrument,date,note
      endorsement,Norway,safe-schools-declaration,2015-05-29,opened it
      endorsement,KZ,safe-schools-declaration,2015,
      endorsement,ARG,Safe Schools Declaration,2015-05-29/2016-04-27,"first, with ""others"", there"
      non-endorsement,Kazakhstan,vancouver-principles,2017-11,
      """;

  @LocalServerPort private int port;
  @Autowired private Ledger ledger;
  @Autowired private DossierHistory history;

  private TableImportClient tables;

  @BeforeEach
  void signedIn(@Autowired Accounts accounts) {
    ApiClient.createAccounts(accounts);
    tables = new TableImportClient(new ApiClient(port));
  }

  @Test
  void aTableIsRecordedOnceAndDryRunsSayWhatWillBe() {
    long before = ledger.head().position();
    ReportLines dry = tables.csv("dryRun=true", ENDORSERS);
    assertThat(ledger.head().position()).isEqualTo(before);
    ReportLines wet = tables.csv("", ENDORSERS);
    assertThat(wet.rows()).containsExactlyInAnyOrderElementsOf(dry.rows());
    assertThat(wet.end().path("events")).isEqualTo(dry.end().path("events"));
    assertThat(wet.count("NEW")).isEqualTo(4);
    assertThat(wet.end().path("opened").toString()).isEqualTo("[\"AR\",\"KZ\",\"NO\"]");
    assertThat(ledger.head().position()).isEqualTo(before + 7);
    assertThat(wet.end().path("position").asLong()).isEqualTo(before + 7);
    assertThat(ledger.read(before + 1, 7))
        .allMatch(it -> it.attributes().getOrDefault("reason", "").contains("from the table"));
    ReportLines again = tables.csv("", ENDORSERS);
    assertThat(again.count("UNCHANGED")).isEqualTo(4);
    assertThat(ledger.head().position()).isEqualTo(before + 7);
    assertThat(status("KZ", "vancouver-principles")).isEqualTo(Status.NOT_ENDORSED);
  }

  @Test
  void aChangedRowAmendsOnlyWhatItChangesAndLeavesTheCorrectionsOfOthers() {
    tables.csv("", ENDORSERS);
    String entry = entry("KZ", Fact.Endorsement.class).id().id();
    correct("KZ", entry, "{\"note\": \"seen in the list\", \"reason\": \"read the list\"}");
    assertThat(tables.csv("", ENDORSERS).count("UNCHANGED")).isEqualTo(4);
    long before = ledger.head().position();
    ReportLines changed = tables.csv("", ENDORSERS.replace(",2015,", ",2015-06,"));
    assertThat(changed.count("AMENDED")).isEqualTo(1);
    assertThat(ledger.head().position()).isEqualTo(before + 1);
    assertThat(ledger.read(before + 1, 1).getFirst().attributes())
        .containsEntry("correlationid", "import " + changed.begin().path("digest").asString())
        .hasEntrySatisfying("reason", it -> assertThat(it).startsWith("the table says so now"));
    Fact.Endorsement now = (Fact.Endorsement) entry("KZ", Fact.Endorsement.class).fact();
    assertThat(now.date().text()).isEqualTo("2015-06");
    assertThat(now.note()).isEqualTo("seen in the list");
  }

  @Test
  void whatOthersRecordedIsOverruledOnlyWhereTheMappingSaysSo() {
    tables.csv("name=one.csv", ENDORSERS);
    String other = ENDORSERS.replace("2015,", "2014-10,").replace("2015-05-29,", "2015,");
    ReportLines told = tables.csv("name=other.csv", other);
    assertThat(told.counts()).isEqualTo(Map.of("UNCHANGED", 3L, "REFUSED", 1L));
    refused(told, 3, "", "others recorded the same with the date 2015");
    String mapping =
        """
        {"overrules": true, "rows": [{"sort": "endorsement", "when": {"sort": ["endorsement"]},
          "columns": {"country": "country", "instrument": "instrument", "date": "date"}},
          {"skip": "not of interest"}]}
        """;
    ReportLines overruled =
        tables.csv("name=other.csv&" + TableImportClient.mapping(mapping), other);
    assertThat(overruled.count("AMENDED")).isEqualTo(1);
    assertThat(entry("KZ", Fact.Endorsement.class).fact().date().text()).isEqualTo("2014-10");
    assertThat(tables.csv("name=one.csv", ENDORSERS).count("UNCHANGED")).isEqualTo(4);
  }

  /** What is allocated while it goes in is more than what is held of it at any time. */
  @Test
  void aCellOfAHundredMegabytesIsRefusedAndNeverHeld() throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    byte[] megabyte = "x".repeat(1 << 20).getBytes(UTF_8);
    String row = "endorsement,Norway,safe-schools-declaration,2015-05-29,";
    byte[] begin = ("sort,country,instrument,date,note\n" + row).getBytes(UTF_8);
    long length = begin.length + 100L * megabyte.length;
    long head = ledger.head().position();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(60_000);
      OutputStream out = socket.getOutputStream();
      String begun = new ApiClient(port).head("/api/imports", "recorder", "text/csv", length);
      out.write(begun.getBytes(UTF_8));
      long before = threads.getTotalThreadAllocatedBytes();
      out.write(begin);
      try {
        for (int n = 0; n < 100; n++) {
          out.write(megabyte);
        }
      } catch (SocketException refused) {
        // Long before the end; the answer is there all the same.
      }
      String answer = received(socket);
      long allocated = threads.getTotalThreadAllocatedBytes() - before;
      assertThat(answer).contains("2,000,000 characters");
      assertThat(allocated).as("bytes").isLessThan(50L << 20);
    }
    assertThat(ledger.head().position()).isEqualTo(head);
  }

  private static String received(Socket socket) throws IOException {
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(received);
    } catch (SocketException closed) {
      // Whoever closes does not take the rest.
    }
    return received.toString(UTF_8);
  }

  @Test
  void aNameThatWouldBeCutShortIsRefusedUnlessTheMappingNamesTheTable() {
    String name = "name=" + "a".repeat(120) + "-1.csv";
    byte[] table = ENDORSERS.getBytes(UTF_8);
    ApiResponse refused = tables.send("text/csv", name, table, "admin");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("has 126 characters and may have 120 at most", "/name");
    String named = TableImportClient.mapping("{\"name\": \"endorsers\", \"rows\": [{}]}");
    assertThat(tables.csv(name + "&" + named, ENDORSERS).count("NEW")).isEqualTo(4);
  }

  @Test
  void badRowsAreNamedAndStopNoOthers() {
    String table =
        ENDORSERS
            + """
            endorsement,Atlantis,safe-schools-declaration,2015,
            endorsement,ES,no-such-declaration,2015,
            endorsement,ES,safe-schools-declaration,03/04/2015,
            endorsement,ES,safe-schools-declaration,2999,
            endorsement,KZ,safe-schools-declaration,2016,
            endorsement,,safe-schools-declaration,2015,
            pledge,ES,safe-schools-declaration,2015,
            endorsement,ES
            endorsement,ES,safe-schools-declaration,2015,LONG
            endorsement,KZ,safe-schools-declaration,2015,
            """
                .replace("LONG", "x".repeat(100_000));
    ReportLines told = tables.csv("", table);
    assertThat(told.count("NEW")).isEqualTo(4);
    assertThat(told.count("REFUSED")).isEqualTo(9);
    refused(told, 6, "country", "Atlantis");
    refused(told, 7, "instrument", "known are");
    refused(told, 8, "date", "03/04/2015");
    refused(told, 9, "date", "future");
    refused(told, 10, "", "endorsed already");
    refused(told, 11, "country", "no country");
    refused(told, 12, "sort", "pledge");
    refused(told, 13, "", "nothing but its country");
    refused(told, 14, "note", "100000 bytes");
    assertThat(told.row(15).path("why").asString()).contains("row 3");
    assertThat(history.now(new CountryCode("ES")).dossier().isOpen()).isFalse();
  }

  @Test
  void mappingsReadForeignColumnsSemicolonsAndDates() {
    String mapping =
        """
        {"dates": ["d MMMM yyyy", "MM/dd/yyyy", "dd/MM/yyyy"],
         "values": {"instrument": {"SSD": "safe-schools-declaration"}},
         "rows": [
           {"when": {"Art": ["Beitritt"]}, "sort": "endorsement",
            "columns": {"country": "Staat", "date": "Datum", "instrument": "Text", "source": "Quelle"}},
           {"when": {"Art": ["Austritt"]}, "sort": "withdrawal",
            "columns": {"country": "Staat", "date": "Datum", "instrument": "Text"}},
           {"when": {"Art": ["Notiz"]}, "skip": "notes are kept elsewhere"}]}
        """;
    String table =
        """
        \uFEFFStaat;Art;Datum;Text;Quelle;Rest
        C\u00F4te d'Ivoire;Austritt;13/04/2020;SSD;;
        C\u00F4te d'Ivoire;Beitritt;4 July 2016;SSD;https://example.org/list;
        "Congo, Democratic Republic of the";Beitritt;03/04/2016;SSD;;
        "Moldova, Republic of";Notiz;;"two
        lines";;
        GB;Andere;4 July 2016;SSD;;
        """
            .replace("\n", "\r\n");
    ReportLines told = tables.csv(TableImportClient.mapping(mapping), table);
    assertThat(told.counts()).isEqualTo(Map.of("NEW", 2L, "REFUSED", 2L, "SKIPPED", 1L));
    refused(told, 4, "Datum", "2016-03-04 or 2016-04-03");
    refused(told, 6, "", "no rule");
    assertThat(told.begin().path("unused").toString()).isEqualTo("[\"Rest\"]");
    assertThat(status("CI", "safe-schools-declaration")).isEqualTo(Status.WITHDRAWN);
  }

  @Test
  void whatStandsInQuotesIsRecordedAsItStandsAndRowsAreThoseOfTheTable() {
    String text = "First line\n\nSecond line, \"in quotes\"; and 5\" pipes";
    ReportLines told =
        tables.csv(
            "",
            "sort,country,kind,date,title,text\n"
                + "engagement,Iceland,MEETING,2019-03-04,Visit,\""
                + text.replace("\"", "\"\"")
                + "\"\nengagement,Iceland,MEETING,2019-03-05,Visit 2,z\n");
    assertThat(told.count("NEW")).isEqualTo(2);
    assertThat(told.row(3).toString()).contains("2019-03-05");
    assertThat(facts("IS").stream().flatMap(it -> it.texts().stream()))
        .contains("Visit", text, "Visit 2", "z");
    for (String broken : List.of("\"open", "\"one\" two")) {
      String table = "sort,country,kind,date,text\nengagement,IS,MEETING,2020," + broken + "\n";
      assertThat(tables.send("text/csv", "", table.getBytes(UTF_8), "admin").body())
          .contains("after row 1 this is no CSV");
    }
    assertThat(facts("IS")).hasSize(2);
  }

  private List<Fact> facts(String country) {
    return history.now(new CountryCode(country)).dossier().standing().map(Entry::fact).toList();
  }

  @Test
  void jsonLinesSayEverythingThatTheApiTakes() {
    String lines =
        """
        {"sort":"resolution","body":"Security Council","symbol":"S/RES/2225 (2015)","title":"Abductions","adopted":"2015-06-18"}
        {"sort":"instrument","id":"example-pledge","name":"A pledge","shortName":"Pledge","source":"example.org"}
        {"sort":"cosponsorship","country":"NO","resolution":"S/RES/2225 (2015)","date":"2015-06-18"}
        {"sort":"endorsement","country":"NO","instrument":"example-pledge","date":2019}
        {"kind":"meeting","country":"NO","date":"2020-01","title":"First meeting","highlight":true,"participants":[{"side":"THEIRS","name":"A Person","function":"Counsellor"}]}
        {"sort":"attribute","country":"NO","name":"peacekeeping","text":"Contributes troops","date":"2021"}

        {"sort":"endorsement","country":"NO"
        """;
    ReportLines dry = tables.jsonLines("dryRun=true", lines);
    ReportLines told = tables.jsonLines("", lines);
    assertThat(told.count("NEW")).as("%s", told.rows()).isEqualTo(6);
    assertThat(told.rows()).isEqualTo(dry.rows());
    refused(told, 8, "", "no JSON");
    assertThat(tables.jsonLines("", lines).count("UNCHANGED")).isEqualTo(6);
    ReportLines changed =
        tables.jsonLines(
            "", lines.replace("A pledge", "Another").replace("Contributes troops", "None"));
    assertThat(changed.count("AMENDED")).isEqualTo(1);
    refused(changed, 2, "", "recorded already");
  }

  @Test
  void recordersImportFactsButNoReferencesAndReadersNothing() {
    byte[] lines =
        """
        {"sort":"instrument","id":"another-pledge","name":"A pledge","shortName":"P","source":"x"}
        {"sort":"endorsement","country":"NO","instrument":"safe-schools-declaration"}
        """
            .getBytes(UTF_8);
    ReportLines told =
        TableImportClient.told(tables.send("application/x-ndjson", "", lines, "recorder"));
    refused(told, 1, "", "administrator");
    assertThat(told.count("NEW")).isEqualTo(1);
    assertThat(tables.send("text/csv", "", lines, "reader").status()).isEqualTo(403);
  }

  @Test
  void aLineThatIsNoJsonIsRefusedInWordsOfItsOwn() {
    byte[] lines =
        "{\"sort\": \"endorsement\"\n{\"sort\": \"a\", \"sort\": \"b\"}\n7\n".getBytes(UTF_8);
    ReportLines told =
        TableImportClient.told(tables.send("application/x-ndjson", "", lines, "recorder"));
    assertThat(told.row(1).path("why").asString())
        .matches("is no JSON that can be read: this is not JSON \\(column \\d+\\)");
    assertThat(told.row(2).path("why").asString()).contains("has a member twice (column ");
    refused(told, 3, "", "is no JSON object");
  }

  /** As a script says it whose variable is not set. */
  @Test
  void aTruthThatIsEmptyIsRefusedAndRecordsNothing() {
    long before = ledger.head().position();
    for (String query : List.of("dryRun", "dryRun=", "dryRun=%20", "open=", "publishPersons=")) {
      for (String type : List.of("text/csv", "application/jsonl")) {
        ApiResponse answer = tables.send(type, query, ENDORSERS.getBytes(UTF_8), "admin");
        assertThat(answer.status()).as(query).isEqualTo(422);
        assertThat(answer.body())
            .contains("/" + query.replaceFirst("=.*", ""), "give true or false");
      }
    }
    for (String query : List.of("dryRun=", "publishPersons")) {
      ApiResponse page = tables.send("text/plain", query, "Kazakhstan".getBytes(UTF_8), "admin");
      assertThat(page.status()).as(query).isEqualTo(422);
    }
    for (String truth : List.of("true", "yes", "1", "TRUE")) {
      assertThat(tables.csv("dryRun=" + truth, ENDORSERS).begin().path("dryRun").asBoolean())
          .isTrue();
    }
    assertThat(ledger.head().position()).isEqualTo(before);
  }

  @Test
  void aTableOfTabsMayBeCalledSo() {
    byte[] table = ENDORSERS.replace(',', '\t').getBytes(UTF_8);
    ReportLines told =
        TableImportClient.told(
            tables.send("text/tab-separated-values", "dryRun=1", table, "admin"));
    assertThat(told.count("NEW")).isEqualTo(4);
  }

  @Test
  void dossiersStayShutWhereThatIsAsked() {
    ReportLines told = tables.csv("open=false", ENDORSERS);
    assertThat(told.count("REFUSED")).isEqualTo(4);
    assertThat(told.row(2).path("why").asString()).contains("No dossier is open for NO");
  }

  @Test
  void whatIsNoTableIsRefusedAsAWhole() {
    long before = ledger.head().position();
    refusedAltogether("", new byte[0], "empty");
    refusedAltogether("", "a,b\n".getBytes(UTF_8), "no rows");
    refusedAltogether("", "a,b\n\n\n".getBytes(UTF_8), "no rows");
    refusedAltogether(
        "", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0}, "line 1 of the file is not");
    refusedAltogether("", "a,a\n1,2\n".getBytes(UTF_8), "twice");
    refusedAltogether("", "\0\1\2,b\n1,2\n".getBytes(UTF_8), "no header");
    refusedAltogether("", ENDORSERS.getBytes(StandardCharsets.UTF_16), "UTF-16");
    refusedAltogether("", (ENDORSERS + "endorsement,\"NO").getBytes(UTF_8), "after row 5");
    refusedAltogether(
        "",
        "a;b\n1;2\n3;\u00E9\n".getBytes(StandardCharsets.ISO_8859_1),
        "line 3 of the file is not in UTF-8");
    refusedAltogether(
        TableImportClient.mapping("{\"rows\": []}"), ENDORSERS.getBytes(UTF_8), "at least one");
    refusedAltogether(
        TableImportClient.mapping("nonsense"), ENDORSERS.getBytes(UTF_8), "is not JSON");
    refusedAltogether(
        TableImportClient.mapping("null"), ENDORSERS.getBytes(UTF_8), "no JSON object");
    refusedAltogether(
        TableImportClient.mapping("[1]"), ENDORSERS.getBytes(UTF_8), "no JSON object");
    refusedAltogether(
        TableImportClient.mapping("{\"rows\": \"all\"}"),
        ENDORSERS.getBytes(UTF_8),
        "wrong type, at /rows");
    refusedAltogether(
        TableImportClient.mapping("{\"rows\": [{}], \"rules\": []}"),
        ENDORSERS.getBytes(UTF_8),
        "rules is not known");
    String wrong = "{\"rows\": [{\"sort\": \"endorsement\", \"columns\": {\"%s\": \"%s\"}}]}";
    refusedAltogether(
        TableImportClient.mapping(wrong.formatted("country", "Land")),
        ENDORSERS.getBytes(UTF_8),
        "'Land'");
    refusedAltogether(
        TableImportClient.mapping(wrong.formatted("colour", "note")),
        ENDORSERS.getBytes(UTF_8),
        "'colour'");
    assertThat(ledger.head().position()).isEqualTo(before);
  }

  private void refusedAltogether(String query, byte[] table, String because) {
    ApiResponse answer = tables.send("text/csv", query, table, "admin");
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains(because).doesNotContain("org.engagementledger", "REDACTED");
  }

  private static void refused(ReportLines told, long row, String column, String because) {
    assertThat(told.row(row).path("action").asString()).isEqualTo("REFUSED");
    assertThat(told.row(row).path("why").asString()).contains(because);
    assertThat(told.row(row).path("column").asString("")).isEqualTo(column);
  }

  private Entry entry(String country, Class<? extends Fact> sort) {
    List<Entry> entries =
        history
            .now(new CountryCode(country))
            .dossier()
            .standing()
            .filter(it -> sort.isInstance(it.fact()))
            .toList();
    assertThat(entries).hasSize(1);
    return entries.getFirst();
  }

  private Status status(String country, String instrument) {
    return history.now(new CountryCode(country)).dossier().status(new InstrumentId(instrument));
  }

  private void correct(String country, String entry, String body) {
    String path = "/api/countries/%s/entries/%s/amendment".formatted(country, entry);
    ApiResponse answer = tables.api().send("POST", path, body, "recorder");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }
}
