package org.engagementledger.embedded.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of one sign-in by SCRAM-SHA-256, as RFC 5802 has it: a client shows that it
 * knows the secret without sending it, and so does the server. Without channel binding.
 */
final class ScramExchange {
  private static final Pattern CLIENT_FIRST =
      Pattern.compile("(?<binding>[ny],(?:a=[^,]*)?,)(?<bare>n=(?<name>[^,]*),r=(?<nonce>[^,]+))");
  private static final Pattern CLIENT_FINAL =
      Pattern.compile("(?<bare>c=(?<binding>[^,]*),r=(?<nonce>[^,]+)),p=(?<proof>[^,]+)");

  private final ScramCredential credential;
  private final String serverNonce;
  private @Nullable Begun begun;
  private boolean isProven;

  ScramExchange(ScramCredential credential) {
    this(credential, Base64.getEncoder().encodeToString(ScramCredential.random(24)));
  }

  ScramExchange(ScramCredential credential, String serverNonce) {
    this.credential = credential;
    this.serverNonce = serverNonce;
  }

  /** What was said in the first two messages. */
  private record Begun(
      boolean isNameKnown, String binding, String clientFirstBare, String nonce, String answer) {}

  /**
   * Takes the client's first message.
   *
   * @return the server's first message; empty if that was none. A wrong name is answered like the
   *     right one, and fails at the end
   */
  Optional<byte[]> begin(byte[] clientFirst) {
    Matcher said = CLIENT_FIRST.matcher(new String(clientFirst, UTF_8));
    if (begun != null || !said.matches()) {
      return Optional.empty();
    }
    String nonce = said.group("nonce") + serverNonce;
    String answer = "r=" + nonce + ",s=" + credential.salt() + ",i=" + ScramCredential.ITERATIONS;
    begun =
        new Begun(
            credential.isNamed(said.group("name")),
            said.group("binding"),
            said.group("bare"),
            nonce,
            answer);
    return Optional.of(answer.getBytes(UTF_8));
  }

  /**
   * Takes the client's final message, which can be tried once.
   *
   * @return the server's final message; empty if the client does not know the secret
   */
  Optional<byte[]> prove(byte[] clientFinal) {
    Begun before = begun;
    begun = null;
    Matcher said = CLIENT_FINAL.matcher(new String(clientFinal, UTF_8));
    if (before == null || !said.matches() || !isSameExchange(before, said)) {
      return Optional.empty();
    }
    String auth = before.clientFirstBare() + "," + before.answer() + "," + said.group("bare");
    Optional<byte[]> proof = decoded(said.group("proof"));
    isProven =
        proof.isPresent() && credential.isProvenBy(proof.get(), auth) && before.isNameKnown();
    return isProven
        ? Optional.of(("v=" + credential.serverSignature(auth)).getBytes(UTF_8))
        : Optional.empty();
  }

  private static boolean isSameExchange(Begun before, Matcher said) {
    String binding = Base64.getEncoder().encodeToString(before.binding().getBytes(UTF_8));
    return said.group("binding").equals(binding) && said.group("nonce").equals(before.nonce());
  }

  private static Optional<byte[]> decoded(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException wrong) {
      return Optional.empty();
    }
  }

  /** Whether the client has proved that it knows the secret. */
  boolean isProven() {
    return isProven;
  }
}
