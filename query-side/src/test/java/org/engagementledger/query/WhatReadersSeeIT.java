package org.engagementledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.engagementledger.access.Role;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.AboutEntry;
import org.engagementledger.events.DossierEvent.ContactAdded;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.Recorded;
import org.engagementledger.events.DossierEvent.Stating;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.events.Redaction;
import org.engagementledger.events.ReferenceEvent;
import org.engagementledger.events.WireNames;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every text of every event is a word of its own, and what can be internal was recorded openly and
 * marked later. Readers ask every address that there is, in every format and of every time.
 */
class WhatReadersSeeIT {
  /** What readers see of events; {@code docs/what-readers-see.md} says so of each. */
  private static final Set<String> OPEN =
      Set.of(
          "DossierOpened.name",
          "DossierOpened.region",
          "DossierOpened.subregion",
          "DescriptionAmended.name",
          "DescriptionAmended.region",
          "DescriptionAmended.subregion",
          "Instrument.name",
          "Instrument.shortName",
          "Instrument.source",
          "ResolutionRegistered.resolution");

  /** Nobody is shown how a page was laid out but as the page itself, nor who is a person's id. */
  private static final Set<String> NOWHERE =
      Set.of("PageImported.digest", "Block.section", "Piece.value", "Piece.field", "Piece.text");

  private static final List<String> FORMATS =
      List.of("*/*", "application/json", "text/html", "text/plain", "text/markdown");

  private static QuerySideRun run;
  private static Sentinels sentinels;
  private static List<String> addresses;
  private static Set<String> produced;
  private static final List<String> EVENT_IDS = new ArrayList<>();
  private static Instant unmarked;

  @BeforeAll
  static void record() {
    run = new QuerySideRun();
    sentinels = new Sentinels();
    List<Class<? extends LedgerEvent>> types = List.copyOf(WireNames.EVENTS.values());
    types.stream().filter(ReferenceEvent.class::isAssignableFrom).forEach(it -> write(plain(it)));
    write(plain(DossierEvent.DossierOpened.class));
    List<Stating> open = new ArrayList<>();
    for (Way way : Way.values()) {
      types.stream()
          .filter(Recorded.class::isAssignableFrom)
          .map(it -> (Stating) sentinels.make(it, new EntryId(way + "-" + it.getSimpleName())))
          .forEach(open::add);
    }
    open.add((Stating) plain(DossierEvent.EngagementRecorded.class));
    open.forEach(WhatReadersSeeIT::write);
    unmarked = Instant.now();
    open.stream().filter(it -> !(it instanceof ContactAdded)).forEach(WhatReadersSeeIT::mark);
    types.stream()
        .filter(it -> !Recorded.class.isAssignableFrom(it) && it != EntryAmended.class)
        .filter(it -> !ReferenceEvent.class.isAssignableFrom(it))
        .filter(it -> it != DossierEvent.DossierOpened.class)
        .map(WhatReadersSeeIT::later)
        .forEach(WhatReadersSeeIT::write);
    assertThat(run.as(Role.READER).get("/api/countries?atLeast=" + EVENT_IDS.size()).statusCode())
        .isEqualTo(200);
    RequestMappingHandlerMapping mappings =
        run.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    addresses =
        mappings.getHandlerMethods().keySet().stream()
            .filter(it -> isAsked(it))
            .flatMap(it -> it.getPatternValues().stream())
            .distinct()
            .sorted()
            .toList();
    produced =
        mappings.getHandlerMethods().keySet().stream()
            .flatMap(it -> it.getProducesCondition().getProducibleMediaTypes().stream())
            .map(MediaType::toString)
            .collect(Collectors.toCollection(TreeSet::new));
    produced.addAll(FORMATS);
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  /** How an entry comes to be internal. */
  private enum Way {
    PASSAGES,
    ALL,
    OTHER_WORDS
  }

  @Test
  void noReaderIsShownAnythingInternalByAnyAddressFormatOrTime() {
    Map<String, String> seen = new LinkedHashMap<>();
    int answered = 0;
    for (String path : paths("f-unknown")) {
      for (String format : produced) {
        for (String question : questions()) {
          HttpResponse<String> answer = run.as(Role.READER).get(path + question, format);
          answered += answer.statusCode() == 200 ? 1 : 0;
          shown(answer).stream()
              .filter(word -> !isOpen(word))
              .forEach(
                  word ->
                      seen.put(sentinels.members().get(word), path + question + " as " + format));
        }
      }
    }
    assertThat(seen).isEmpty();
    assertThat(addresses).hasSizeGreaterThan(30);
    assertThat(answered).isGreaterThan(1000);
  }

  @Test
  void noReaderIsShownAnythingInternalByAcceptDatetime() {
    String before = DateTimeFormatter.RFC_1123_DATE_TIME.format(unmarked.atOffset(ZoneOffset.UTC));
    for (String path : paths("f-unknown")) {
      HttpResponse<String> answer = run.as(Role.READER).getAt(path, before);
      assertThat(shown(answer)).as(path).allMatch(WhatReadersSeeIT::isOpen);
    }
  }

  @Test
  void noReaderFindsAnythingInternal() {
    for (String word : sentinels.members().keySet()) {
      for (String question :
          List.of(
              "/api/search?q=" + word,
              "/api/search?q=" + word + "&knownAt=" + unmarked,
              "/api/search?q=" + word.substring(0, 5) + "*&asOf=2020",
              "/api/countries/KZ/timeline?q=" + word,
              "/api/follow-ups?by=" + word)) {
        assertThat(run.as(Role.READER).get(question).body())
            .as("%s for %s", question, sentinels.members().get(word))
            .isEqualTo("[]");
      }
    }
  }

  @Test
  void aRecorderFindsWhatIsInternalNowAndWasOpenThen() {
    String text = word("Engagement.text");

    for (String times : List.of("", "&knownAt=" + unmarked, "&asOf=2020")) {
      assertThat(run.as(Role.RECORDER).get("/api/search?q=" + text + times).body())
          .as(times)
          .contains("\"hit\":true");
    }
    assertThat(run.as(Role.RECORDER).get("/api/countries/KZ/timeline?q=" + text).body())
        .contains(text);
    assertThat(run.as(Role.RECORDER).get("/api/follow-ups").body())
        .contains(word("FollowUp.by"), word("FollowUp.promise"), word("FollowUpCompleted.note"));
  }

  @Test
  void whatReadersDoNotSeeAdministratorsDo() {
    Set<String> seen = new TreeSet<>();
    for (String path : paths(EVENT_IDS.getFirst())) {
      for (String format : path.equals("/api/backup") ? Set.<String>of() : produced) {
        seen.addAll(members(run.as(Role.ADMIN).get(path, format)));
        String all = path + "?by=recorded&from=2010&to=2999";
        seen.addAll(members(run.as(Role.ADMIN).get(all, format)));
      }
    }
    EVENT_IDS.forEach(it -> seen.addAll(members(run.as(Role.ADMIN).get("/api/audit/" + it))));
    Set<String> all = new TreeSet<>(sentinels.members().values());
    all.removeAll(NOWHERE);
    assertThat(seen).containsAll(all);
  }

  private static List<String> questions() {
    return List.of(
        "",
        "?asOf=2020",
        "?knownAt=" + unmarked,
        "?knownAt=" + Instant.now(),
        "?asOf=2020&knownAt=" + unmarked,
        "?from=2010&to=2030",
        "?by=recorded&from=2010&to=" + unmarked,
        "?by=recorded&from=" + unmarked + "&to=2999",
        "?by=recorded&from=2010&to=2999",
        "?q=internal",
        "?status=done",
        "?as=task",
        "?page=1");
  }

  private static boolean isAsked(RequestMappingInfo it) {
    Set<RequestMethod> methods = it.getMethodsCondition().getMethods();
    return methods.isEmpty() || methods.contains(RequestMethod.GET);
  }

  private static List<String> paths(String event) {
    List<String> paths =
        addresses.stream()
            .map(
                it ->
                    it.replace("{country}", "KZ")
                        .replace("{instrument}", Sentinels.DECLARATION.id())
                        .replace("{id}", Sentinels.DECLARATION.id())
                        .replace("{event}", event)
                        .replace("{entry}", Way.ALL + "-FollowUpPromised"))
            .toList();
    assertThat(paths).noneMatch(it -> it.contains("{"));
    return paths;
  }

  private static LedgerEvent plain(Class<? extends LedgerEvent> type) {
    return sentinels.make(type, Sentinels.MEETING);
  }

  /** Events about an entry are about one that they fit. */
  private static LedgerEvent later(Class<? extends LedgerEvent> type) {
    if (!AboutEntry.class.isAssignableFrom(type)) {
      return plain(type);
    }
    String of =
        switch (type.getSimpleName()) {
          case "FollowUpCompleted" -> "FollowUpPromised";
          case "ContactChanged", "ContactRemoved" -> "ContactAdded";
          default -> "EngagementRecorded";
        };
    return sentinels.make(type, new EntryId(Way.PASSAGES + "-" + of));
  }

  private static void mark(Stating open) {
    Fact fact = open.fact();
    Fact marked =
        open.entry().id().startsWith(Way.ALL.name())
            ? fact.marked(List.of(Redaction.ALL))
            : fact.marked(fact.texts());
    if (open.entry().id().startsWith(Way.OTHER_WORDS.name())) {
      Fact other = sentinels.make(open.getClass(), open.entry()).fact();
      marked = other.marked(other.texts());
    }
    String why = sentinels.make(EntryAmended.class, open.entry()).reason();
    write(new EntryAmended(Sentinels.KZ, open.entry(), marked, why));
  }

  private static void write(LedgerEvent event) {
    EVENT_IDS.add(run.pen().record(event).id());
  }

  private static boolean isOpen(String word) {
    return OPEN.contains(sentinels.members().get(word));
  }

  private static String word(String member) {
    return sentinels.members().entrySet().stream()
        .filter(it -> it.getValue().equals(member))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> members(HttpResponse<String> answer) {
    return shown(answer).stream().map(sentinels.members()::get).toList();
  }

  private static Set<String> shown(HttpResponse<String> answer) {
    String all = answer.body() + answer.headers().map();
    return sentinels.members().keySet().stream()
        .filter(all::contains)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
