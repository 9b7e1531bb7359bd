package org.engagementledger.access;

import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;

/** The secret that signs the cookie of who is signed in; the same for every process. */
@Component
final class SigningKeys {
  private static final String SIGN_IN = "sign-in";

  private final MongoOperations database;

  SigningKeys(MongoOperations database) {
    this.database = database;
  }

  @Document("signing_keys")
  private record Kept(@Id String purpose, String key) {}

  /** The secret; made at the first call. */
  String signIn() {
    Kept kept = database.findById(SIGN_IN, Kept.class);
    return kept == null ? made() : kept.key();
  }

  private String made() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    try {
      return database.insert(new Kept(SIGN_IN, Base64.getEncoder().encodeToString(random))).key();
    } catch (DuplicateKeyException anotherProcessWasFaster) {
      return signIn();
    }
  }
}
