package org.engagementledger.ledger;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;

/** What happens to countries' dossiers, as proposals. */
final class Dossiers {
  private Dossiers() {}

  /** A meeting with a country, as the n-th thing recorded on it. */
  static Proposal meeting(String country, long sequence) {
    return meeting(UUID.randomUUID().toString(), country, sequence);
  }

  static Proposal meeting(String id, String country, long sequence) {
    return new Proposal(
        id,
        "engagement-recorded.v1",
        country,
        sequence,
        Map.of("actor", "anna", "reason", "minutes"),
        "{\"kind\":\"meeting\",\"text\":\"Met the mission of " + country + "\"}");
  }

  /** So many meetings with one country, from this sequence on. */
  static List<Proposal> meetings(String country, long from, int count) {
    return LongStream.range(from, from + count).mapToObj(n -> meeting(country, n)).toList();
  }
}
