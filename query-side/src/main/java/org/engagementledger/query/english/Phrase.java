package org.engagementledger.query.english;

import java.util.Optional;
import org.engagementledger.events.InstrumentId;
import org.engagementledger.events.ResolutionId;

/**
 * Words with a place for the name of an instrument or a resolution. A name can change, and is put
 * in when the words are read.
 *
 * @param begins all of them if nothing is named
 * @param instrument whose name comes next
 * @param resolution whose symbol comes next
 * @param ends what stands behind the name
 */
public record Phrase(
    String begins,
    Optional<InstrumentId> instrument,
    Optional<ResolutionId> resolution,
    String ends) {
  /** Words that name nothing. */
  public static Phrase of(String words) {
    return new Phrase(words, Optional.empty(), Optional.empty(), "");
  }

  static Phrase of(String begins, InstrumentId instrument, String ends) {
    return new Phrase(begins, Optional.of(instrument), Optional.empty(), ends);
  }

  static Phrase of(String begins, ResolutionId resolution, String ends) {
    return new Phrase(begins, Optional.empty(), Optional.of(resolution), ends);
  }

  /** The same with words before it. */
  public Phrase behind(String words) {
    return new Phrase(words + begins, instrument, resolution, ends);
  }

  /** The same with words behind it. */
  public Phrase then(String words) {
    return new Phrase(begins, instrument, resolution, ends + words);
  }
}
