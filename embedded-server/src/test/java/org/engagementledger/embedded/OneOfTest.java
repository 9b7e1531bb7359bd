package org.engagementledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OneOfTest {
  private static final List<@Nullable Object> VALUES =
      Arrays.asList("KZ#0", "KZ#1", "NO#0", "", 1, 1L, null, true, new Document("a", "KZ#0"));

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void oneTextOfManyIsFoundInAFieldAndInAList() {
    OneOf oneOf = OneOf.of(in("keys", List.of("KZ#0", "NO#0")));

    assertThat(oneOf.isMetBy(new Document("keys", "KZ#0"))).isTrue();
    assertThat(oneOf.isMetBy(new Document("keys", List.of("KZ#1", "NO#0")))).isTrue();
    assertThat(oneOf.isMetBy(new Document("keys", List.of("KZ#1")))).isFalse();
    assertThat(oneOf.isMetBy(new Document("ids", "KZ#0"))).isFalse();
  }

  @Test
  void whateverElseAQuerySaysIsMetByNothing() {
    Document kz = new Document("keys", "KZ#0");
    Document more = in("keys", List.of("KZ#0"));
    more.put("count", 1);

    assertThat(OneOf.of(new Document()).isMetBy(kz)).isFalse();
    assertThat(OneOf.of(kz).isMetBy(kz)).isFalse();
    assertThat(OneOf.of(more).isMetBy(kz)).isFalse();
    assertThat(OneOf.of(new Document("keys", new Document("$nin", List.of("KZ#0")))).isMetBy(kz))
        .isFalse();
  }

  @Test
  void whatMeetsItMatchesAsTheServerComparesIt() {
    DefaultQueryMatcher server = new DefaultQueryMatcher();
    int met = 0;
    for (int n = 0; n < 5_000; n++) {
      Document query = in("keys", some());
      Document document = new Document("keys", random.nextBoolean() ? some() : one());
      if (OneOf.of(query).isMetBy(document)) {
        met++;
        assertThat(server.matches(document, query))
            .as("%s of %s, seed %d", document, query, seed)
            .isTrue();
      }
    }
    assertThat(met).isPositive();
  }

  private static Document in(String field, List<?> values) {
    return new Document(field, new Document("$in", values));
  }

  private List<@Nullable Object> some() {
    return Arrays.asList(IntStream.range(0, random.nextInt(5)).mapToObj(n -> one()).toArray());
  }

  private @Nullable Object one() {
    return VALUES.get(random.nextInt(VALUES.size()));
  }
}
