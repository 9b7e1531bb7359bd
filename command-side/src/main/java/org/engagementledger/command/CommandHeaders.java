package org.engagementledger.command;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.engagementledger.problems.Problem;
import org.engagementledger.text.InvisibleCharacters;
import org.engagementledger.text.Refusal;
import org.springframework.http.ETag;
import org.springframework.http.HttpStatus;

/**
 * Who asks, and under which conditions, as a request says beside its body.
 *
 * @param line the method and the address
 * @param key under which the request may be repeated
 */
public record CommandHeaders(
    String actor, String line, Optional<String> key, Optional<Set<Long>> ifMatch) {
  private static final int LONGEST_KEY = 200;
  private static final int LONGEST_LINE = 1_000;

  /** A version, and of a dossier that was read the day and the part of which the tag is. */
  private static final Pattern VERSION =
      Pattern.compile("(0|[1-9]\\d{0,17})(?:-\\d{4}-\\d{2}-\\d{2}(?:-(?:after|known)-.*)?)?");

  private static final Pattern TAGS =
      Pattern.compile("[\\s,]*+(?:(?:W/)?\"[^\"]*+\"\\s*+(?:,[\\s,]*+|$))++");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  /** Checks the key. */
  public CommandHeaders {
    if (key.filter(it -> it.isBlank() || it.length() > LONGEST_KEY).isPresent()) {
      throw new Problem(
          HttpStatus.BAD_REQUEST,
          "malformed",
          "An Idempotency-Key has 1 to " + LONGEST_KEY + " characters.");
    }
  }

  /** What a request's headers say. */
  static CommandHeaders of(HttpServletRequest request) {
    requireNoIfNoneMatch(Collections.list(request.getHeaders("If-None-Match")));
    return new CommandHeaders(
        Optional.ofNullable(request.getUserPrincipal()).map(Principal::getName).orElseThrow(),
        request.getMethod() + " " + request.getRequestURI(),
        key(Collections.list(request.getHeaders("Idempotency-Key"))),
        versions(Collections.list(request.getHeaders("If-Match"))));
  }

  /** What a form says instead, whose key is in a field. */
  public static CommandHeaders ofForm(HttpServletRequest request, String key) {
    return new CommandHeaders(
        Optional.ofNullable(request.getUserPrincipal()).map(Principal::getName).orElseThrow(),
        request.getMethod() + " " + request.getRequestURI(),
        Optional.of(key),
        Optional.empty());
  }

  /** Together with what the body says. */
  public CommandContext asked(String body, String reason, String recordedFor) {
    return new CommandContext(
        key.map(this::id).orElseGet(() -> UUID.randomUUID().toString()),
        actor,
        key.map(it -> hash(line + "\n" + body)).orElse(""),
        ifMatch,
        oneLine("reason", reason),
        oneLine("recordedFor", recordedFor),
        "");
  }

  private static Optional<String> key(List<String> keys) {
    if (keys.size() > 1) {
      throw new Problem(
          HttpStatus.BAD_REQUEST, "malformed", "Idempotency-Key is given twice; send it once.");
    }
    return keys.stream().findFirst();
  }

  private static String oneLine(String member, String text) {
    boolean isOne =
        text.length() <= LONGEST_LINE
            && !CONTROL.matcher(text).find()
            && InvisibleCharacters.in(text).isEmpty()
            && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    if (!isOne) {
      throw new Refusal("this is one line of at most 1,000 characters, all of which can be seen")
          .at("/" + member);
    }
    SubmittedTextRules.requireNotBlank(text, "/" + member);
    return text;
  }

  /** What is recorded is always about something that there is (RFC 9110, section 13.1.2). */
  private static void requireNoIfNoneMatch(List<String> lines) {
    if (!lines.isEmpty()) {
      throw new Problem(
          HttpStatus.PRECONDITION_FAILED,
          "precondition-failed",
          "If-None-Match goes with reading; what is recorded takes If-Match.");
    }
  }

  /** By strong comparison (RFC 9110, sections 8.8.3.2 and 13.1.1): a weak tag is no version. */
  private static Optional<Set<Long>> versions(List<String> lines) {
    String header = String.join(", ", lines);
    if (header.isEmpty() || header.strip().equals("*")) {
      return Optional.empty();
    }
    if (!TAGS.matcher(header).matches()) {
      throw new Problem(
          HttpStatus.BAD_REQUEST,
          "malformed",
          "If-Match is * or a list of entity tags in double quotes.");
    }
    Set<Long> versions =
        ETag.parse(header).stream()
            .filter(it -> !it.weak())
            .map(it -> VERSION.matcher(it.tag()))
            .filter(Matcher::matches)
            .map(it -> Long.valueOf(it.group(1)))
            .collect(Collectors.toSet());
    if (versions.isEmpty()) {
      throw VersionConflict.noVersion(header);
    }
    return Optional.of(versions);
  }

  /** The same key of the same actor gives the same id, in the form of a UUID of version 8. */
  private String id(String ofActor) {
    String hash = hash(actor + "\n" + ofActor);
    return "%s-%s-8%s-a%s-%s"
        .formatted(
            hash.substring(0, 8),
            hash.substring(8, 12),
            hash.substring(13, 16),
            hash.substring(17, 20),
            hash.substring(20, 32));
  }

  private static String hash(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
