package org.engagementledger.standalone.commandline.queries;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of a request; those that were not given are left out. */
final class QueryString {
  private final List<String> given = new ArrayList<>();

  QueryString and(String name, @Nullable String value) {
    if (value != null) {
      given.add(name + "=" + URLEncoder.encode(value, UTF_8));
    }
    return this;
  }

  /** The path with them. */
  String after(String path) {
    return given.isEmpty() ? path : path + "?" + String.join("&", given);
  }
}
