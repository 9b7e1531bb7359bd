package org.engagementledger.standalone.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.engagementledger.standalone.LedgerClient;
import org.engagementledger.standalone.LedgerClient.RequestRefused;
import org.engagementledger.standalone.commandline.NaiveStatuses.StatusStatement;
import org.engagementledger.standalone.commandline.RealTables.Joined;

/** Registers, withdraws, declines, amends, moves and retracts over the API, as chance has it. */
final class RandomCorrections {
  private static final List<String> STATUSES =
      List.of("ENDORSED", "ENDORSED", "WITHDRAWN", "NOT_ENDORSED");

  private final Random random;
  private final LedgerClient client;
  private final List<String> instruments;

  RandomCorrections(Random random, LedgerClient client, List<String> instruments) {
    this.random = random;
    this.client = client;
    this.instruments = instruments;
  }

  /**
   * Tries to change something.
   *
   * @param said what had been said of that country
   * @return what it made of the entry, of which only the time is unknown; empty if it was refused
   */
  Optional<StatusStatement> tried(String country, List<StatusStatement> said) {
    List<StatusStatement> standing = standing(said);
    try {
      return Optional.of(
          standing.isEmpty() || random.nextInt(3) == 0
              ? recorded("/api/countries/" + country + "/endorsements")
              : corrected("/api/countries/" + country + "/entries/", one(standing)));
    } catch (RequestRefused againstTheRules) {
      return Optional.empty();
    }
  }

  private StatusStatement recorded(String endorsements) {
    String status = one(STATUSES);
    String instrument = one(instruments);
    String date = date();
    String to =
        switch (status) {
          case "WITHDRAWN" -> "/" + instrument + "/withdrawal";
          case "NOT_ENDORSED" -> "/" + instrument + "/declination";
          default -> "";
        };
    String named = to.isEmpty() ? ", \"instrument\": \"" + instrument + "\"" : "";
    HttpResponse<byte[]> answer = post(endorsements + to, "\"date\": \"" + date + "\"" + named);
    String entry = LedgerClient.json(answer).path("id").asString();
    return new StatusStatement(
        position(answer), Instant.MAX, entry, instrument, status, RealTables.days(date), true);
  }

  private StatusStatement corrected(String entries, StatusStatement was) {
    int choice = random.nextInt(5);
    boolean stands = choice > 0;
    String instrument = choice == 1 ? one(instruments) : was.instrument();
    String date = date();
    Joined days = choice > 1 ? RealTables.days(date) : was.days();
    String what =
        switch (choice) {
          case 0 -> "";
          case 1 -> ", \"instrument\": \"" + instrument + "\"";
          default -> ", \"date\": \"" + date + "\"";
        };
    HttpResponse<byte[]> answer =
        post(
            entries + was.entry() + (stands ? "/amendment" : "/retraction"),
            "\"reason\": \"" + random.nextInt() + "\"" + what);
    return new StatusStatement(
        position(answer), Instant.MAX, was.entry(), instrument, was.status(), days, stands);
  }

  private HttpResponse<byte[]> post(String path, String members) {
    return client.post(path, "application/json", ("{" + members + "}").getBytes(UTF_8));
  }

  private static long position(HttpResponse<byte[]> answer) {
    return answer.headers().firstValueAsLong("Ledger-Position").orElseThrow();
  }

  private List<StatusStatement> standing(List<StatusStatement> said) {
    List<StatusStatement> standing = new ArrayList<>();
    for (StatusStatement by : said) {
      standing.removeIf(it -> it.entry().equals(by.entry()));
      if (by.stands() && instruments.contains(by.instrument())) {
        standing.add(by);
      }
    }
    return standing;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String date() {
    LocalDate day = LocalDate.of(2005, 1, 1).plusDays(random.nextInt(7_600));
    return switch (random.nextInt(7)) {
      case 0 -> day.toString().substring(0, 4);
      case 1 -> day.toString().substring(0, 7);
      case 2 -> day + "/" + day.plusDays(random.nextInt(900));
      case 3 -> day + "/..";
      case 4 -> "../" + day;
      case 5 -> "../..";
      default -> day.toString();
    };
  }
}
