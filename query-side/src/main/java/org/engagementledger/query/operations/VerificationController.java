package org.engagementledger.query.operations;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;
import org.engagementledger.limits.HeavyRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies the ledger of a running server, one at a time. The answer is lines of JSON, how far it
 * is at least every second and at last what it found, so that nobody on the way takes it for dead;
 * it ends with the connection of whoever asked.
 */
@Controller
final class VerificationController {
  private static final String ADDRESS = "/api/verification";
  private static final Duration OFTEN = Duration.ofSeconds(1);
  private static final String LATER = "60";

  private final LedgerVerifier verifier;
  private final JsonMapper json;
  private final Semaphore one = new Semaphore(1);

  VerificationController(LedgerVerifier verifier, JsonMapper json) {
    this.verifier = verifier;
    this.json = json;
  }

  @HeavyRequest
  @GetMapping(ADDRESS)
  void verify(@RequestParam(defaultValue = "short") String readModels, HttpServletResponse answer)
      throws IOException {
    ReadModelScope scope = ReadModelScope.of(readModels);
    if (!one.tryAcquire()) {
      throw goingOn();
    }
    try {
      describe(answer);
      write(VerificationReport.at(0), answer);
      write(verifier.verify(scope, telling(answer)), answer);
    } catch (UncheckedIOException gone) {
      throw gone.getCause();
    } finally {
      one.release();
    }
  }

  /** Who only asks what would come has nothing verified. */
  @RequestMapping(path = ADDRESS, method = RequestMethod.HEAD)
  void describe(HttpServletResponse answer) {
    answer.setContentType("application/x-ndjson");
  }

  private LongConsumer telling(HttpServletResponse answer) {
    return new LongConsumer() {
      private long told = System.nanoTime();

      @Override
      public void accept(long position) {
        if (System.nanoTime() - told > OFTEN.toNanos()) {
          told = System.nanoTime();
          write(VerificationReport.at(position), answer);
        }
      }
    };
  }

  private void write(VerificationReport line, HttpServletResponse answer) {
    try {
      answer.getOutputStream().write(json.writeValueAsBytes(line));
      answer.getOutputStream().write('\n');
      answer.flushBuffer();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static ErrorResponseException goingOn() {
    ProblemDetail detail =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.TOO_MANY_REQUESTS, "The ledger is being verified already; ask again later.");
    var answer = new ErrorResponseException(HttpStatus.TOO_MANY_REQUESTS, detail, null);
    answer.getHeaders().set(HttpHeaders.RETRY_AFTER, LATER);
    return answer;
  }
}
