package org.engagementledger.access.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Bcrypt over a keyed digest of the password, so that all of a long password counts; bcrypt itself
 * looks at 72 bytes. The key is no secret: it makes digests that were stolen elsewhere useless
 * here.
 */
public final class PrehashedBCryptPasswordEncoder extends AbstractValidatingPasswordEncoder {
  private static final String ID = "bcrypt-hmac";
  private static final String BEFORE = "bcrypt";
  private static final String KEY = "engagement ledger: password";

  private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder();

  PrehashedBCryptPasswordEncoder() {}

  /** Hashes that say how they were made; those of earlier versions are still understood. */
  public static PasswordEncoder withEarlierHashes() {
    PasswordEncoder earlier = new BCryptPasswordEncoder();
    DelegatingPasswordEncoder all =
        new DelegatingPasswordEncoder(
            ID, Map.of(ID, new PrehashedBCryptPasswordEncoder(), BEFORE, earlier));
    all.setDefaultPasswordEncoderForMatches(earlier);
    return all;
  }

  @Override
  protected String encodeNonNullPassword(String password) {
    return Objects.requireNonNull(bcrypt.encode(digest(password)));
  }

  @Override
  protected boolean matchesNonNull(String password, String hash) {
    return bcrypt.matches(digest(password), hash);
  }

  @Override
  protected boolean upgradeEncodingNonNull(String hash) {
    return bcrypt.upgradeEncoding(hash);
  }

  private static String digest(String password) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY.getBytes(UTF_8), mac.getAlgorithm()));
      byte[] digest = mac.doFinal(PasswordPolicy.normalised(password).getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
