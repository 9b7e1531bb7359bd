package org.engagementledger.faults;

import java.net.http.HttpResponse;
import java.util.Queue;
import java.util.regex.Pattern;
import org.engagementledger.standalone.HttpTestClient;

/** What a program may be told while something is wrong behind the scenes. */
final class ExpectedResponses {
  /** All clients are one account, of which only so many requests are answered at a time. */
  private static final int TOO_MANY_REQUESTS = 429;

  private static final int COME_BACK_LATER = 503;
  private static final Pattern INSIDE = Pattern.compile("\\bat \\w+\\.\\w|Exception|com\\.mongodb");

  private ExpectedResponses() {}

  /** Only that this cannot be met now, in a sentence that shows nothing of the inside. */
  static void requireComeBackLater(
      HttpResponse<byte[]> answer, String request, Queue<String> surprises) {
    String said = HttpTestClient.text(answer);
    boolean isProblem =
        answer
            .headers()
            .firstValue("Content-Type")
            .filter(it -> it.startsWith("application/problem+json"))
            .isPresent();
    if (!isLater(answer) || !isProblem || INSIDE.matcher(said).find()) {
      surprises.add(request + ": " + answer.statusCode() + " " + said);
    }
  }

  private static boolean isLater(HttpResponse<byte[]> answer) {
    return answer.statusCode() == COME_BACK_LATER
        || (answer.statusCode() == TOO_MANY_REQUESTS
            && answer.headers().firstValue("Retry-After").isPresent());
  }
}
