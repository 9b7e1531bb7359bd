package org.engagementledger.query.readmodels.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.Objects;
import org.bson.Document;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.ReferenceEvent.InstrumentDefined;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Instrument;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Source;
import org.engagementledger.query.QuerySideServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

/** When documents that are kept in memory are read again. */
class CachedReadModelIT {
  private static final CountryCode KZ = new CountryCode("KZ");

  private static QuerySideServer run;

  @BeforeAll
  static void start() {
    run = new QuerySideServer();
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

  @Test
  void ofADossierOnlyWhatHasChangedIsReadAgain() {
    open();
    for (int n = 0; n < 20; n++) {
      meet("entry-" + n, "Meeting " + n);
    }
    assertThat(dossier(meet("entry-20", "Meeting 20"))).contains("Meeting 0\"", "Meeting 20\"");

    callEachMeetingLost();
    assertThat(dossier(meet("entry-21", "Meeting 21")))
        .contains("Meeting 0\"", "Meeting 15\"", "Meeting 21\"")
        .doesNotContain("Lost 0\"", "Lost 15\"");

    Engagement other = Engagement.told(EngagementKind.MEETING, new EdtfDate("2024"), "Another");
    long end =
        run.pen()
            .record(new EntryAmended(KZ, new EntryId("entry-3"), other, "mistaken"))
            .position();
    assertThat(dossier(end)).contains("Another\"").doesNotContain("Meeting 3\"", "Lost");
  }

  private static void callEachMeetingLost() {
    for (Document its : sheets().find().into(new ArrayList<>())) {
      String lost = its.getString("json").replace("Meeting ", "Lost ");
      var unused =
          sheets().replaceOne(new Document("_id", its.get("_id")), its.append("json", lost));
    }
  }

  private static MongoCollection<Document> sheets() {
    return run.bean(MongoOperations.class).getCollection("read_dossiers");
  }

  private static void open() {
    var unused = run.pen().record(new DossierOpened(KZ, "Kazakhstan", "Asia", "Central Asia"));
  }

  private static long meet(String entry, String text) {
    Engagement meeting = Engagement.told(EngagementKind.MEETING, new EdtfDate("2024-03"), text);
    return run.pen().record(new EngagementRecorded(KZ, new EntryId(entry), meeting)).position();
  }

  private static String dossier(long atLeast) {
    return run.as(Role.RECORDER).get("/api/countries/KZ?atLeast=" + atLeast).body();
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
