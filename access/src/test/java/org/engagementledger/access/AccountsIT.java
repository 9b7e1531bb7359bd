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
    for (String password : new String[] {"", "short", "é".repeat(37)}) {
      assertThatThrownBy(() -> accounts.create("someone", password, Role.READER))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("at least 8 characters and at most 72 bytes");
    }
    assertThatThrownBy(() -> accounts.changePassword("nobody-here", "correct horse"))
        .isInstanceOf(Refusal.class)
        .hasMessage("there is no account 'nobody-here'");
  }

  @Test
  void noPasswordIsKeptAsItIs(@Autowired MongoOperations database) {
    accounts.create("kept", "correct horse", Role.READER);

    Document kept = database.getCollection("accounts").find(new Document("_id", "kept")).first();

    assertThat(kept).isNotNull();
    assertThat(kept.toJson()).contains("{bcrypt}").doesNotContain("correct horse");
  }
}
