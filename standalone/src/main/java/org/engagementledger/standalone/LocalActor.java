package org.engagementledger.standalone;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Who acts on a data folder without an account: whoever can open the folder. The secret is made for
 * one run of the product and never leaves its process.
 *
 * @param name the actor that events name
 */
public record LocalActor(String name, String secret) {
  /** An actor with a new secret. */
  public static LocalActor named(String name) {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    return new LocalActor(name, HexFormat.of().formatHex(random));
  }

  /** The operating system's user. */
  public static LocalActor ofThisSystem() {
    return named(System.getProperty("user.name", "unknown"));
  }

  /** What a request of this actor carries as its Authorization. */
  public String authorization() {
    return "Bearer " + secret;
  }

  boolean isSentIn(String authorization) {
    return MessageDigest.isEqual(bytes(authorization), bytes(authorization()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "LocalActor[" + name + "]";
  }
}
