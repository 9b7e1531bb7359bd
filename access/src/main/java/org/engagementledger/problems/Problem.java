package org.engagementledger.problems;

import java.util.Objects;
import org.springframework.http.HttpStatus;

/**
 * A request cannot be met, for a reason that the one who asked can understand. Its message is shown
 * as it is, so it holds no personal data.
 */
public class Problem extends RuntimeException {
  /**
   * The attribute of a request under which a filter that refuses it says the last part of the type;
   * without it, that follows from the status.
   */
  public static final String SLUG = "org.engagementledger.problems.slug";

  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String slug;

  /**
   * A problem.
   *
   * @param slug the last part of the stable problem type, such as {@code no-such-dossier}
   * @param message a sentence that says what is wrong
   */
  public Problem(HttpStatus status, String slug, String message) {
    super(message);
    this.status = status;
    this.slug = slug;
  }

  /** A header is there and says nothing, as where a script has filled in nothing. */
  public static Problem emptyHeader(String name) {
    return new Problem(
        HttpStatus.BAD_REQUEST,
        "malformed",
        name + " is empty: say what it is to be, or leave it out.");
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** The status that answers it. */
  public HttpStatus status() {
    return status;
  }

  /** The last part of its type. */
  public String slug() {
    return slug;
  }
}
