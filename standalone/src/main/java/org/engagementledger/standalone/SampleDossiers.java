package org.engagementledger.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sample dossiers, kept as the requests that record them. Each request has a key, so that sending
 * it again records nothing; a path names what an earlier request recorded by that request's key.
 */
public final class SampleDossiers {
  /** The actor that the events name. */
  public static final String ACTOR = "samples";

  private static final List<String> FILES =
      List.of("ar.json", "es.json", "gh.json", "kz.json", "ng.json", "no.json");
  private static final List<String> METHODS = List.of("post", "put");
  private static final Pattern KEY = Pattern.compile("\\{([^}]+)}");

  private SampleDossiers() {}

  /** Records all samples, unless they are recorded already. */
  public static void record(LedgerClient client) {
    FILES.parallelStream().forEach(file -> record(requests(file), client));
  }

  private static void record(JsonNode requests, LedgerClient client) {
    Map<String, String> entries = new HashMap<>();
    for (JsonNode request : requests) {
      String key = request.path("key").asString();
      String method = METHODS.stream().filter(request::has).findFirst().orElseThrow();
      String path = KEY.matcher(request.path(method).asString()).replaceAll(named(entries));
      JsonNode recorded =
          LedgerClient.json(
              client.sendUnderKey(
                  key, method.toUpperCase(Locale.ROOT), path, request.path("body")));
      entries.put(key, recorded.path("id").asString(""));
    }
  }

  private static Function<MatchResult, String> named(Map<String, String> entries) {
    return match -> Matcher.quoteReplacement(Objects.requireNonNull(entries.get(match.group(1))));
  }

  private static JsonNode requests(String file) {
    try (InputStream in = SampleDossiers.class.getResourceAsStream("/samples/" + file)) {
      return new JsonMapper().readTree(Objects.requireNonNull(in));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
