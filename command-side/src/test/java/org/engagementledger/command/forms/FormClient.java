package org.engagementledger.command.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.engagementledger.command.ApiClient;
import org.engagementledger.command.ApiClient.ApiResponse;

/** Sends forms. */
record FormClient(ApiClient api) {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  /** As a browser does that was given the token with the page. */
  ApiResponse send(String path, Map<String, String> form, String account) {
    ApiResponse page = api.send(api.request("/sign-in", account));
    Matcher token = TOKEN.matcher(page.body());
    assertThat(token.find()).isTrue();
    Map<String, String> all = new LinkedHashMap<>(form);
    all.put("_csrf", token.group(1));
    all.putIfAbsent("key", UUID.randomUUID().toString());
    return api.send(
        api.request(path, account)
            .header("Cookie", page.header("Set-Cookie").split(";", 2)[0])
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encoded(all))));
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
