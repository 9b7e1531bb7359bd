package org.engagementledger.embedded.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Who may sign in at the server: one name and one secret, both made at random for one run of it.
 * What SCRAM-SHA-256 (RFC 5802, RFC 7677) needs of them is computed once.
 */
public final class ScramCredential {
  private static final String HMAC = "HmacSHA256";
  private static final int BITS = 256;
  private static final Pattern USER_INFO =
      Pattern.compile("([-A-Za-z0-9]{16,}):([A-Za-z0-9]{32,})");

  /** The least that RFC 7677 and the driver ask for; a random secret gains nothing by more. */
  static final int ITERATIONS = 4096;

  private final String name;
  private final String secret;
  private final String salt;
  private final byte[] storedKey;
  private final byte[] serverKey;

  /** For letters, digits and hyphens only: nothing in them has to be prepared or escaped. */
  ScramCredential(String name, String secret, byte[] salt) {
    this.name = name;
    this.secret = secret;
    this.salt = Base64.getEncoder().encodeToString(salt);
    byte[] salted = salted(secret, salt);
    this.storedKey = sha256(hmac(salted, "Client Key"));
    this.serverKey = hmac(salted, "Server Key");
  }

  /** A name of 128 and a secret of 256 random bits. */
  public static ScramCredential atRandom() {
    return new ScramCredential("ledger-" + hex(16), hex(32), random(16));
  }

  /**
   * What was agreed on with those who sign in; the salt is new.
   *
   * @param userInfo the name, a colon, and the secret
   * @throws IllegalArgumentException if it is too short to be kept from guessing, or in other
   *     letters than one needs for that
   */
  public static ScramCredential of(String userInfo) {
    Matcher agreed = USER_INFO.matcher(userInfo);
    if (!agreed.matches()) {
      throw new IllegalArgumentException(
          "A name and a secret are 16 and 32 letters or digits or more, with a colon between.");
    }
    return new ScramCredential(agreed.group(1), agreed.group(2), random(16));
  }

  static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    new SecureRandom().nextBytes(random);
    return random;
  }

  private static String hex(int bytes) {
    return HexFormat.of().formatHex(random(bytes));
  }

  /** What a connection string has before its address. */
  public String userInfo() {
    return name + ":" + secret;
  }

  public String name() {
    return name;
  }

  String salt() {
    return salt;
  }

  boolean isNamed(@Nullable Object other) {
    return other instanceof String text
        && MessageDigest.isEqual(text.getBytes(US_ASCII), name.getBytes(US_ASCII));
  }

  /** Whether a client that sent this proof knows the secret. */
  boolean isProvenBy(byte[] proof, String authMessage) {
    byte[] signature = hmac(storedKey, authMessage);
    if (proof.length != signature.length) {
      return false;
    }
    byte[] clientKey = new byte[proof.length];
    for (int at = 0; at < proof.length; at++) {
      clientKey[at] = (byte) (proof[at] ^ signature[at]);
    }
    return MessageDigest.isEqual(sha256(clientKey), storedKey);
  }

  /** By what a client sees that this server knows the secret too. */
  String serverSignature(String authMessage) {
    return Base64.getEncoder().encodeToString(hmac(serverKey, authMessage));
  }

  private static byte[] salted(String secret, byte[] salt) {
    try {
      PBEKeySpec spec = new PBEKeySpec(secret.toCharArray(), salt, ITERATIONS, BITS);
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every JDK has PBKDF2WithHmacSHA256", missing);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(text.getBytes(US_ASCII));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every JDK has " + HMAC, missing);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every JDK has SHA-256", missing);
    }
  }

  /** Shows neither the name nor the secret. */
  @Override
  public String toString() {
    return "ScramCredential";
  }
}
