package org.engagementledger.query.readmodels.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.MongoClientSettings;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.bson.Document;
import org.engagementledger.query.readmodels.ReadModelDocument;

/**
 * What a document of a read model says and by what it is found, in few bytes: the first half of a
 * SHA-256, and the position of the last event in it.
 */
record DocumentDigest(long position, long high, long low) {
  static DocumentDigest of(ReadModelDocument page) {
    MessageDigest digest = sha256();
    digest.update(page.json().getBytes(UTF_8));
    digest.update((byte) 0);
    digest.update(keys(page).toJson().getBytes(UTF_8));
    ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
    return new DocumentDigest(page.position(), bytes.getLong(), bytes.getLong());
  }

  /** As the database has them, in the order of their names, whoever made them. */
  static BsonDocument keys(ReadModelDocument page) {
    return new Document(new TreeMap<>(page.keys()))
        .toBsonDocument(BsonDocument.class, MongoClientSettings.getDefaultCodecRegistry());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
