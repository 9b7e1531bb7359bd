package org.engagementledger.access.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret of 256 random bits that a browser keeps in a cookie.
 *
 * @param value the bits in base64url
 */
public record SessionToken(String value) {
  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new one. */
  public static SessionToken random() {
    byte[] bits = new byte[BYTES];
    RANDOM.nextBytes(bits);
    return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  /** What a browser sent; empty if that has another form. */
  public static Optional<SessionToken> parsed(String value) {
    return FORM.matcher(value).matches() ? Optional.of(new SessionToken(value)) : Optional.empty();
  }

  /** What is stored instead: its SHA-256 in hexadecimal digits. */
  public String hash() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(value)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Another secret that follows from it, and from which it does not follow (HMAC-SHA-256). */
  String derived(String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes(value), mac.getAlgorithm()));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(bytes(purpose)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "SessionToken";
  }
}
