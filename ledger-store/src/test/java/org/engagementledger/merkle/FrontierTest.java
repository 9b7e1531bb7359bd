package org.engagementledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FrontierTest {
  /** The leaves of the tests of Certificate Transparency, and the roots of the trees they make. */
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  void theEmptyTreeHasTheHashOfNothing() {
    assertThat(Frontier.EMPTY.root().hex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void theKnownLeavesMakeTheKnownRoots() {
    Frontier frontier = Frontier.EMPTY;
    List<String> roots = new ArrayList<>();
    for (Hash leaf : hashes(LEAVES)) {
      frontier = frontier.plus(List.of(leaf));
      roots.add(frontier.root().hex());
    }
    assertThat(roots).isEqualTo(ROOTS);
  }

  @Test
  void leavesMayComeAloneOrTogether() {
    assertThat(Frontier.EMPTY.plus(hashes(LEAVES)).root().hex()).isEqualTo(ROOTS.getLast());
  }

  @Test
  void rootsOfAnySizeAreThoseOfTheDefinition() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Hash> leaves =
        Stream.generate(() -> Hash.ofLeaf(randomBytes(random)))
            .limit(random.nextInt(2000))
            .toList();
    int split = random.nextInt(leaves.size() + 1);
    Frontier frontier =
        Frontier.EMPTY.plus(leaves.subList(0, split)).plus(leaves.subList(split, leaves.size()));
    assertThat(frontier.root()).as("seed %d", seed).isEqualTo(treeHash(leaves));
    assertThat(Frontier.of(leaves.size(), frontier.bytes())).isEqualTo(frontier);
  }

  @Test
  void anEdgeThatCannotBelongToTheSizeIsRefused() {
    assertThatThrownBy(() -> new Frontier(3, hashes(List.of("00"))))
        .hasMessageContaining("3 leaves");
    assertThatThrownBy(() -> Frontier.of(1, new byte[31])).hasMessageContaining("32 bytes");
  }

  /** RFC 6962 section 2.1, word for word: no frontier, only the recursion. */
  private static Hash treeHash(List<Hash> leaves) {
    int n = leaves.size();
    if (n <= 1) {
      return n == 0 ? Hash.EMPTY_TREE : leaves.getFirst();
    }
    int k = Integer.highestOneBit(n - 1);
    return Hash.ofNode(treeHash(leaves.subList(0, k)), treeHash(leaves.subList(k, n)));
  }

  private static List<Hash> hashes(List<String> hex) {
    return hex.stream().map(HexFormat.of()::parseHex).map(Hash::ofLeaf).toList();
  }

  private static byte[] randomBytes(Random random) {
    byte[] bytes = new byte[random.nextInt(100)];
    random.nextBytes(bytes);
    return bytes;
  }
}
