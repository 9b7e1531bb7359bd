package org.engagementledger.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import java.util.List;
import java.util.Objects;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** What keeps an application from its database is told in a sentence, with what to do. */
class LedgerFailureAnalyzerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          13    | command find requires authentication    | wants a sign-in              | NAME:PASSWORD
          13    | not authorized on ledger to execute     | too few rights               | readWrite
          18    | Authentication failed.                  | does not accept the name     | authSource
          60001 | store.mv is not as it was (at byte 512) | store.mv is not as it was    | Restore a backup
          """)
  void anAnswerOfTheServer(int code, String message, String sentence, String action) {
    BsonDocument answer = BsonDocument.parse("{ok: 0, code: %d}".formatted(code));
    answer.append("errmsg", new BsonString(message));
    assertTold(new MongoCommandException(answer, new ServerAddress("db")), sentence, action);
  }

  @Test
  void aServerThatNobodyVouchesFor() {
    assertTold(
        new MongoTimeoutException(
            "{servers=[{address=db:27017, exception={javax.net.ssl.SSLHandshakeException: PKIX path"
                + " building failed}}]"),
        "The database server at db:27017 cannot be reached, since nobody who is trusted here",
        "docs/mongodb.md");
  }

  @Test
  void anAddressThatIsNone() {
    String address = "mongodb://someone:p@ss:word@host:many";
    Throwable wrong = catchThrowable(() -> DatabaseAddress.parsed(address));
    assertTold(wrong, "The address of the database (MONGODB_URI) cannot be read", "");
    assertThat(wrong.getMessage()).doesNotContain("p@ss", "word@");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:27017",
        "mongodb://",
        "mongodb://user:secret@host:many/",
        "mongodb://user:sec%ret@host/",
        "mongodb://user:secret@host/?w=1&readPreference=x",
        "http://user:secret@host"
      })
  void noAddressIsRepeatedInWhatIsSaidOfIt(String address) {
    assertThatThrownBy(() -> DatabaseAddress.parsed(address))
        .isInstanceOf(DatabaseAddress.Invalid.class)
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining("sec%ret")
        .hasMessageNotContaining("user");
  }

  @Test
  void whatIsNoneOfItsBusinessIsLeftToOthers() {
    assertThat(analyses(new IllegalStateException("another"))).isEmpty();
  }

  private static void assertTold(Throwable cause, String sentence, String action) {
    assertThat(analyses(new IllegalStateException("a bean cannot be made", cause)))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.getDescription()).contains(sentence);
              assertThat(Objects.toString(it.getAction(), "")).contains(action);
            });
  }

  /** Of those that an application asks, but for those that ask it something themselves. */
  private static List<FailureAnalysis> analyses(Throwable failure) {
    return SpringFactoriesLoader.forDefaultResourceLocation()
        .load(FailureAnalyzer.class, (type, name, unmade) -> {})
        .stream()
        .map(it -> it.analyze(failure))
        .filter(Objects::nonNull)
        .toList();
  }
}
