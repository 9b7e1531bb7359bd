package org.engagementledger.access.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Browsers and systems in a few words, for people who look whether a session is theirs. */
final class DeviceDescription {
  /** Browsers name their forebears too, so the more special come first. */
  private static final Map<String, String> BROWSERS = new LinkedHashMap<>();

  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  /** The first product of RFC 9110, 10.1.5, which is what programs call themselves. */
  private static final Pattern PRODUCT = Pattern.compile("[A-Za-z0-9._-]{1,30}");

  static {
    BROWSERS.put("Edg/", "Edge");
    BROWSERS.put("OPR/", "Opera");
    BROWSERS.put("Firefox/", "Firefox");
    BROWSERS.put("Chrome/", "Chrome");
    BROWSERS.put("Safari/", "Safari");
    SYSTEMS.put("Android", "Android");
    SYSTEMS.put("iPhone", "iOS");
    SYSTEMS.put("iPad", "iPadOS");
    SYSTEMS.put("Windows", "Windows");
    SYSTEMS.put("Mac OS X", "macOS");
    SYSTEMS.put("CrOS", "ChromeOS");
    SYSTEMS.put("Linux", "Linux");
  }

  private DeviceDescription() {}

  /** What a User-Agent says, such as {@code Firefox on Linux}; at most 40 plain characters. */
  static String of(@Nullable String userAgent) {
    String said = Objects.requireNonNullElse(userAgent, "");
    String browser = named(BROWSERS, said);
    String system = named(SYSTEMS, said);
    if (browser.isEmpty()) {
      Matcher product = PRODUCT.matcher(said);
      return product.lookingAt() ? product.group() : "an unknown browser";
    }
    return system.isEmpty() ? browser : browser + " on " + system;
  }

  private static String named(Map<String, String> names, String said) {
    return names.entrySet().stream()
        .filter(it -> said.contains(it.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
