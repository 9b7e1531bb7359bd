package org.engagementledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.engagementledger.access.accounts.Accounts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

@CommandSideOnAServer
@Import(RoundTripsIT.Listening.class)
class RoundTripsIT {
  private static final int COMMANDS = 100;
  private static final int MOST_LOOKS_A_SECOND = 6;
  private static final List<String> SENT = new CopyOnWriteArrayList<>();

  @LocalServerPort private int port;

  @TestConfiguration
  static class Listening {
    @Bean
    MongoClientSettingsBuilderCustomizer listener() {
      return settings ->
          settings.addCommandListener(
              new CommandListener() {
                @Override
                public void commandStarted(CommandStartedEvent event) {
                  String about = String.valueOf(event.getCommand().get(event.getCommandName()));
                  SENT.add(event.getCommandName() + " " + about);
                }
              });
    }
  }

  /** What looks at the log once a second by itself may come between. */
  @Test
  void aCommandOverHttpCostsTheDatabaseItsInsertAndNoMore(@Autowired Accounts accounts) {
    ApiClient.createAccounts(accounts);
    ApiClient api = new ApiClient(port);
    api.post("/api/countries", "{\"country\": \"KG\"}");
    record(api);
    long begin = System.nanoTime();
    SENT.clear();
    for (int n = 0; n < COMMANDS; n++) {
      record(api);
    }
    List<String> sent = List.copyOf(SENT);
    int seconds = (int) Duration.ofNanos(System.nanoTime() - begin).toSeconds();

    assertThat(sent).filteredOn(it -> it.startsWith("insert")).hasSize(COMMANDS);
    assertThat(sent)
        .filteredOn(it -> !it.startsWith("insert"))
        .hasSizeLessThan(MOST_LOOKS_A_SECOND * (seconds + 2));
  }

  private static void record(ApiClient api) {
    String meeting = "{\"date\": \"2018-07\", \"text\": \"We met.\"}";
    String key = UUID.randomUUID().toString();
    assertThat(api.post("/api/countries/KG/meetings", meeting, "Idempotency-Key", key).status())
        .isEqualTo(201);
  }
}
