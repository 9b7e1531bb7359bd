package org.engagementledger.query.wording;

import java.util.Optional;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.ResolutionId;

/**
 * Words with a place for the name of an instrument or a resolution. A name can change, and is put
 * in when the words are read.
 *
 * @param begins all of them if nothing is named
 * @param instrument whose name comes next
 * @param resolution whose symbol comes next
 * @param ends what stands behind the name
 */
public record SentenceTemplate(
    String begins,
    Optional<InstrumentId> instrument,
    Optional<ResolutionId> resolution,
    String ends) {
  /** Words that name nothing. */
  public static SentenceTemplate of(String words) {
    return new SentenceTemplate(words, Optional.empty(), Optional.empty(), "");
  }

  static SentenceTemplate of(String begins, InstrumentId instrument, String ends) {
    return new SentenceTemplate(begins, Optional.of(instrument), Optional.empty(), ends);
  }

  static SentenceTemplate of(String begins, ResolutionId resolution, String ends) {
    return new SentenceTemplate(begins, Optional.empty(), Optional.of(resolution), ends);
  }

  /** The same with words before it. */
  public SentenceTemplate behind(String words) {
    return new SentenceTemplate(words + begins, instrument, resolution, ends);
  }

  /** The same with words behind it. */
  public SentenceTemplate then(String words) {
    return new SentenceTemplate(begins, instrument, resolution, ends + words);
  }
}
