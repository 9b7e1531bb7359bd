package org.engagementledger.query.projections;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import java.util.Objects;
import org.bson.Document;
import org.engagementledger.access.Role;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.Instrument;
import org.engagementledger.events.InstrumentId;
import org.engagementledger.events.ReferenceEvent.InstrumentDefined;
import org.engagementledger.events.Source;
import org.engagementledger.query.QuerySideRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

/** When the documents of a small model are read again. */
class KeptIT {
  private static QuerySideRun run;

  @BeforeAll
  static void start() {
    run = new QuerySideRun();
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @Test
  void whatIsRecordedIsShownAndWhileNothingIsTheServerIsNotAsked() {
    assertThat(instruments(define("One"))).contains("One");
    long two = define("Two");
    assertThat(instruments(two)).contains("Two").doesNotContain("One");

    var unused = documents().replaceOne(new Document(), changed());
    assertThat(instruments(two)).contains("Two");

    long other = run.pen().record(new InstrumentDefined(instrument("other", "Other"))).position();
    assertThat(instruments(other)).contains("Changed", "Other");
  }

  /** Says something else, as if a later event had written it. */
  private static Document changed() {
    Document its = new Document(Objects.requireNonNull(documents().find().first()));
    return its.append("position", its.getLong("position") + 1)
        .append("json", its.getString("json").replace("Two", "Changed"));
  }

  private static MongoCollection<Document> documents() {
    return run.bean(MongoOperations.class).getCollection("read_references");
  }

  private static long define(String name) {
    return run.pen().record(new InstrumentDefined(instrument("one", name))).position();
  }

  private static Instrument instrument(String id, String name) {
    return new Instrument(
        new InstrumentId(id), name, "Short", new EdtfDate("2015"), new Source("A list", ""));
  }

  private static String instruments(long atLeast) {
    return run.as(Role.READER).get("/api/instruments?atLeast=" + atLeast).body();
  }
}
