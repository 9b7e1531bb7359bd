package org.engagementledger.query.readmodels.verification;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of comparing the read models with a replay of the log.
 *
 * @param complete whether it was brought to its end; what was found until then counts
 * @param compared how many documents were looked at
 * @param different how many of them are not what the log says
 * @param findings which those are and in what they differ, without what they say; not more than 20
 * @param notes what was not compared, and why
 */
public record ReadModelVerification(
    boolean complete, long compared, long different, List<String> findings, List<String> notes) {
  static final int MOST = 20;

  /** The same findings and notes, unmodifiable. */
  public ReadModelVerification {
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
  }

  /** Nothing was compared, for that reason. */
  public static ReadModelVerification without(String reason) {
    return new ReadModelVerification(true, 0, 0, List.of(), List.of(reason));
  }

  /** The same, with one more note at the end. */
  public ReadModelVerification noting(String sentence) {
    List<String> more = new ArrayList<>(notes);
    more.add(sentence);
    return new ReadModelVerification(complete, compared, different, findings, more);
  }

  /** The same, with one more thing that is not what the log says. */
  public ReadModelVerification finding(String sentence) {
    List<String> more = new ArrayList<>(findings);
    more.add(sentence);
    return new ReadModelVerification(complete, compared, different + 1, more, notes);
  }

  /** Whether every document that was compared is what the log says. */
  public boolean passed() {
    return different == 0;
  }

  /** One that is found while it goes on. */
  static final class VerificationFindings {
    private final List<String> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long compared;
    private long different;

    void compared() {
      compared++;
    }

    void note(String sentence) {
      notes.add(sentence);
    }

    /** The first are named; of the others it is said how many there are. */
    void different(String finding) {
      different++;
      if (findings.size() < MOST) {
        findings.add(finding);
      }
    }

    ReadModelVerification ended(boolean complete) {
      return new ReadModelVerification(complete, compared, different, findings, notes);
    }
  }
}
