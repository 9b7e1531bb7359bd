package org.engagementledger.command;

import java.util.Set;
import java.util.stream.Collectors;
import org.engagementledger.problems.Problem;
import org.springframework.http.HttpStatus;

/** A command was meant for another version of the dossier than there is. */
public final class VersionConflict extends Problem {
  private static final long serialVersionUID = 1L;

  private VersionConflict(String message) {
    super(HttpStatus.PRECONDITION_FAILED, "dossier-moved", message);
  }

  /** The versions that were expected, and the one that there is. */
  public static VersionConflict to(long actual, Set<Long> expected) {
    String others =
        expected.stream().sorted().map(String::valueOf).collect(Collectors.joining(" or "));
    return new VersionConflict(
        "The dossier is at version %d, not at %s.".formatted(actual, others));
  }

  /** The same of one of its entries. */
  public static VersionConflict entry(int actual, int expected) {
    return new VersionConflict(
        "The entry is at version %d, not at %d.".formatted(actual, expected));
  }

  static VersionConflict noVersion(String etag) {
    return new VersionConflict(
        "'" + etag.replaceAll("\\p{Cntrl}", "") + "' names no version of a dossier.");
  }
}
