package org.engagementledger.query.readmodels.store;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What is asked for is not there yet: it is being made from the log. */
public final class ReadModelPending {
  private static final String LATER = "5";

  private ReadModelPending() {}

  /** The answer, which says when to ask again. */
  public static ErrorResponseException problem() {
    ProblemDetail detail =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.SERVICE_UNAVAILABLE,
            "It is still being made from the ledger, as this version of the program shows it;"
                + " ask again soon.");
    var answer = new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE, detail, null);
    answer.getHeaders().set(HttpHeaders.RETRY_AFTER, LATER);
    return answer;
  }
}
