package org.engagementledger.axon;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoServerException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Where the followers of the log note how far they are, in the form that Axon's own store for
 * MongoDB gives it. That store times claims by each process's clock: one that is an hour ahead
 * takes every segment from the others, and when it dies nobody may take them back for an hour. Here
 * a claim lasts as long as its owner counts on.
 */
final class LeasedMongoTokenStore implements TokenStore {
  private final MongoCollection<Document> documents;
  private final Serializer serializer;
  private final String node;
  private final HeartbeatMonitor others;

  /** Tokens in that collection, claimed under the name of this process. */
  LeasedMongoTokenStore(
      MongoCollection<Document> documents,
      Serializer serializer,
      String node,
      HeartbeatMonitor others) {
    this.documents = documents;
    this.serializer = serializer;
    this.node = node;
    this.others = others;
    documents.createIndex(
        Indexes.ascending("processorName", "segment"), new IndexOptions().unique(true));
  }

  @Override
  public void initializeTokenSegments(String processor, int count) {
    initializeTokenSegments(processor, count, null);
  }

  @Override
  public void initializeTokenSegments(
      String processor, int count, @Nullable TrackingToken initial) {
    if (fetchSegments(processor).length > 0) {
      throw new UnableToClaimTokenException(processor + " has segments already");
    }
    List<Document> all =
        IntStream.range(0, count).mapToObj(segment -> made(initial, processor, segment)).toList();
    try {
      documents.insertMany(all);
    } catch (MongoServerException refused) {
      throw new UnableToClaimTokenException("Another process makes the segments", refused);
    }
  }

  @Override
  public void initializeSegment(@Nullable TrackingToken token, String processor, int segment) {
    try {
      documents.insertOne(made(token, processor, segment));
    } catch (MongoServerException refused) {
      throw new UnableToInitializeTokenException("There is such a segment", refused);
    }
  }

  @Override
  public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
    Bson change = combine(beat(), set("token", data(token)), set("tokenType", type(token)));
    Bson free = or(eq("owner", node), eq("owner", null));
    if (!isUpdated(and(key(processor, segment), free), change)) {
      claim(processor, segment);
      requireMine(isUpdated(mine(processor, segment), change), processor, segment);
    }
  }

  @Override
  public @Nullable TrackingToken fetchToken(String processor, int segment) {
    return token(claim(processor, segment));
  }

  @Override
  public void extendClaim(String processor, int segment) {
    requireMine(isUpdated(mine(processor, segment), beat()), processor, segment);
  }

  @Override
  public void releaseClaim(String processor, int segment) {
    var unused = isUpdated(mine(processor, segment), set("owner", null));
  }

  @Override
  public void deleteToken(String processor, int segment) {
    boolean deleted = documents.deleteOne(mine(processor, segment)).getDeletedCount() > 0;
    requireMine(deleted, processor, segment);
  }

  @Override
  public boolean requiresExplicitSegmentInitialization() {
    return true;
  }

  @Override
  public int[] fetchSegments(String processor) {
    return all(processor).stream().mapToInt(it -> it.getInteger("segment")).toArray();
  }

  @Override
  public List<Segment> fetchAvailableSegments(String processor) {
    List<Document> all = all(processor);
    int[] segments = all.stream().mapToInt(it -> it.getInteger("segment")).toArray();
    return all.stream()
        .filter(this::isFree)
        .map(it -> Segment.computeSegment(it.getInteger("segment"), segments))
        .toList();
  }

  /** Takes it from nobody who counts on, and as it was when that was looked at. */
  private Document claim(String processor, int segment) {
    Document now =
        Optional.ofNullable(documents.find(key(processor, segment)).first())
            .orElseThrow(() -> notMine(processor, segment));
    Bson same = and(eq("owner", now.get("owner")), eq("beat", now.get("beat")));
    requireMine(
        isFree(now) && isUpdated(and(key(processor, segment), same), beat()), processor, segment);
    return now;
  }

  private boolean isFree(Document it) {
    String owner = it.getString("owner");
    String claim = it.getString("processorName") + " " + it.get("segment") + " " + owner;
    return owner == null
        || owner.equals(node)
        || others.isSilent(claim, Objects.requireNonNullElse(it.getLong("beat"), 0L));
  }

  private List<Document> all(String processor) {
    return documents
        .find(eq("processorName", processor))
        .sort(new Document("segment", 1))
        .into(new ArrayList<>());
  }

  private boolean isUpdated(Bson which, Bson change) {
    return documents.updateOne(which, change).getMatchedCount() > 0;
  }

  private Bson beat() {
    return combine(set("owner", node), inc("beat", 1L));
  }

  private Bson mine(String processor, int segment) {
    return and(key(processor, segment), eq("owner", node));
  }

  private static Bson key(String processor, int segment) {
    return and(eq("processorName", processor), eq("segment", segment));
  }

  private Document made(@Nullable TrackingToken token, String processor, int segment) {
    return new Document("processorName", processor)
        .append("segment", segment)
        .append("owner", null)
        .append("beat", 0L)
        .append("token", data(token))
        .append("tokenType", type(token));
  }

  private @Nullable String data(@Nullable TrackingToken token) {
    return token == null ? null : serializer.serialize(token, String.class).getData();
  }

  private @Nullable String type(@Nullable TrackingToken token) {
    return token == null ? null : serializer.serialize(token, String.class).getType().getName();
  }

  private @Nullable TrackingToken token(Document it) {
    @Nullable String data = text(it.get("token"));
    return data == null
        ? null
        : serializer.deserialize(
            new SimpleSerializedObject<>(data, String.class, it.getString("tokenType"), null));
  }

  /** Axon's own store, which kept these tokens before, writes bytes. */
  private static @Nullable String text(@Nullable Object written) {
    return written instanceof Binary bytes
        ? new String(bytes.getData(), StandardCharsets.UTF_8)
        : (String) written;
  }

  private static void requireMine(boolean isMine, String processor, int segment) {
    if (!isMine) {
      throw notMine(processor, segment);
    }
  }

  private static UnableToClaimTokenException notMine(String processor, int segment) {
    return new UnableToClaimTokenException(
        "Segment %d of %s is another process's, or not there".formatted(segment, processor));
  }
}
