package org.engagementledger.merkle;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of an RFC 6962 tree: the roots of the full subtrees it consists of, the largest
 * first, one for each bit set in its size. From it the root follows, and with one more leaf the
 * next frontier, without any earlier leaf.
 *
 * @param size number of leaves
 * @param edge the hashes of the full subtrees
 */
public record Frontier(long size, List<Hash> edge) {
  /** The frontier of the empty tree. */
  public static final Frontier EMPTY = new Frontier(0, List.of());

  /** Refuses an edge that cannot belong to a tree of this size. */
  public Frontier {
    edge = List.copyOf(edge);
    if (size < 0 || edge.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException(
          "A tree of " + size + " leaves does not have " + edge.size() + " full subtrees");
    }
  }

  /** The frontier after the leaves with these hashes were appended. */
  public Frontier plus(List<Hash> leaves) {
    List<Hash> hashes = new ArrayList<>(edge);
    long grown = size;
    for (Hash leaf : leaves) {
      hashes.add(leaf);
      mergeFullSubtrees(hashes, grown++);
    }
    return new Frontier(grown, hashes);
  }

  /** The Merkle tree hash. */
  public Hash root() {
    return edge.reversed().stream()
        .reduce((right, left) -> Hash.ofNode(left, right))
        .orElse(Hash.EMPTY_TREE);
  }

  /** The hashes of the edge, one after the other. */
  public byte[] bytes() {
    ByteBuffer buffer = ByteBuffer.allocate(edge.size() * Hash.LENGTH);
    edge.forEach(hash -> buffer.put(hash.bytes()));
    return buffer.array();
  }

  /** The frontier of a tree of this size whose edge was written by {@link #bytes()}. */
  public static Frontier of(long size, byte[] bytes) {
    List<Hash> edge = new ArrayList<>();
    for (int offset = 0; offset < bytes.length; offset += Hash.LENGTH) {
      edge.add(Hash.at(offset, bytes));
    }
    return new Frontier(size, edge);
  }

  private static void mergeFullSubtrees(List<Hash> hashes, long sizeBefore) {
    for (long rest = sizeBefore; (rest & 1) == 1; rest >>= 1) {
      Hash right = hashes.removeLast();
      hashes.add(Hash.ofNode(hashes.removeLast(), right));
    }
  }
}
