package org.engagementledger.ledger.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.engagementledger.merkle.Frontier;
import org.engagementledger.merkle.Hash;

/**
 * One document of the log: the events that became durable together.
 *
 * @param first position of the first event
 * @param keys stream and sequence of each event
 * @param ids id of each event
 * @param entries bytes of each event
 * @param root Merkle root after this commit
 * @param frontier right edge of the tree after this commit, as stored
 * @param at when it was recorded
 * @param writer the process that wrote it
 */
public record Commit(
    long first,
    List<String> keys,
    List<String> ids,
    List<byte[]> entries,
    Hash root,
    Frontier frontier,
    Instant at,
    String writer) {
  public static final int MAX_EVENTS = 256;
  public static final int MAX_BYTES = 4 * 1024 * 1024;

  /** Stream and sequence as the unique index knows them; the last {@code #} parts them. */
  public static String key(String stream, long sequence) {
    return stream + "#" + sequence;
  }

  public static String streamOf(String key) {
    return key.substring(0, key.lastIndexOf('#'));
  }

  public static long sequenceOf(String key) {
    return Long.parseLong(key.substring(key.lastIndexOf('#') + 1));
  }

  /** Position of the first event of the next commit. */
  public long next() {
    return first + entries.size();
  }

  public boolean holds(long position) {
    return first <= position && position < next();
  }

  public CommittedEvent event(int index) {
    return LogEntryFormat.read(first + index, entries.get(index));
  }

  public List<CommittedEvent> events() {
    return IntStream.range(0, entries.size()).mapToObj(this::event).toList();
  }

  public List<Hash> leaves() {
    return entries.stream().map(Hash::ofLeaf).toList();
  }

  Document toDocument() {
    return new Document("_id", first)
        .append("count", entries.size())
        .append("keys", keys)
        .append("ids", ids)
        .append("entries", entries.stream().map(Binary::new).toList())
        .append("root", new Binary(root.bytes()))
        .append("frontier", new Binary(frontier.bytes()))
        .append("at", Date.from(at))
        .append("writer", writer);
  }

  /** Reads a document of the log; a {@link LedgerDamaged} says what is wrong with it. */
  public static Commit of(Document document) {
    try {
      return read(document);
    } catch (ClassCastException | NullPointerException | IllegalArgumentException e) {
      throw new LedgerDamaged("The commit at " + document.get("_id") + " cannot be read", e);
    }
  }

  /** The commit of these entries; what stands in them is not told again. */
  public static Commit of(
      long first, List<byte[]> entries, Hash root, Frontier frontier, String writer) {
    List<CommittedEvent> events =
        IntStream.range(0, entries.size())
            .mapToObj(index -> LogEntryFormat.read(first + index, entries.get(index)))
            .toList();
    return new Commit(
        first,
        events.stream().map(event -> key(event.stream(), event.sequence())).toList(),
        events.stream().map(CommittedEvent::id).toList(),
        entries,
        root,
        frontier,
        events.getFirst().time(),
        writer);
  }

  private static Commit read(Document document) {
    List<byte[]> entries = new ArrayList<>();
    document.getList("entries", Binary.class).forEach(entry -> entries.add(entry.getData()));
    long first = document.getLong("_id");
    if (document.getInteger("count") != entries.size() || entries.isEmpty()) {
      throw new LedgerDamaged("The commit at " + first + " does not have the entries it counts");
    }
    return new Commit(
        first,
        document.getList("keys", String.class),
        document.getList("ids", String.class),
        entries,
        Hash.at(0, document.get("root", Binary.class).getData()),
        Frontier.of(first + entries.size() - 1, document.get("frontier", Binary.class).getData()),
        document.getDate("at").toInstant(),
        document.getString("writer"));
  }
}
