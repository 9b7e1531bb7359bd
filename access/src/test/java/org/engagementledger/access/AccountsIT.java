package org.engagementledger.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bson.Document;
import org.engagementledger.events.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = AccessOnly.class)
@ContextConfiguration(initializers = OnEmbeddedServer.class)
class AccountsIT {
  @Autowired private Accounts accounts;

  @Test
  void anAccountIsThereOnce() {
    accounts.create("advocate", "correct horse", Role.RECORDER);

    assertThat(accounts.list()).contains(new Account("advocate", Role.RECORDER));
    assertThatThrownBy(() -> accounts.create("advocate", "another horse", Role.ADMIN))
        .isInstanceOf(Refusal.class)
        .hasMessage("there is an account 'advocate' already");
  }

  @Test
  void namesAndPasswordsHaveAForm() {
    for (String name : new String[] {"", "x", "With Space", "UPPER", "-first", "a".repeat(65)}) {
      assertThatThrownBy(() -> accounts.create(name, "correct horse", Role.READER))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("2 to 64 lower-case letters");
    }
    for (String password : new String[] {"", "short", "eleven char", "é".repeat(201)}) {
      assertThatThrownBy(() -> accounts.create("someone", password, Role.READER))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("12 to 200 characters");
    }
    assertThatThrownBy(() -> accounts.changePassword("nobody-here", "correct horse"))
        .isInstanceOf(Refusal.class)
        .hasMessage("there is no account 'nobody-here'");
  }

  @Test
  void aPasswordThatIsEasilyGuessedIsRefused() {
    assertThatThrownBy(() -> accounts.create("someone", "password1234", Role.READER))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("too easy to guess");
  }

  @Test
  void noPasswordIsKeptAsItIs(@Autowired MongoOperations database) {
    accounts.create("kept", "correct horse", Role.READER);

    Document kept = database.getCollection("accounts").find(new Document("_id", "kept")).first();

    assertThat(kept).isNotNull();
    assertThat(kept.toJson()).contains("{bcrypt-hmac}").doesNotContain("correct horse");
  }
}
