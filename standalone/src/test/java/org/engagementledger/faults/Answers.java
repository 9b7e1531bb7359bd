package org.engagementledger.faults;

import java.net.http.HttpResponse;
import java.util.Queue;
import java.util.regex.Pattern;
import org.engagementledger.standalone.Http;

/** What a program may be told while something is wrong behind the scenes. */
final class Answers {
  private static final int COME_BACK_LATER = 503;
  private static final Pattern INSIDE = Pattern.compile("\\bat \\w+\\.|Exception|com\\.mongodb");

  private Answers() {}

  /** Only that this cannot be met now, in a sentence that shows nothing of the inside. */
  static void requireComeBackLater(
      HttpResponse<byte[]> answer, String request, Queue<String> surprises) {
    String said = Http.text(answer);
    boolean isProblem =
        answer
            .headers()
            .firstValue("Content-Type")
            .filter(it -> it.startsWith("application/problem+json"))
            .isPresent();
    if (answer.statusCode() != COME_BACK_LATER || !isProblem || INSIDE.matcher(said).find()) {
      surprises.add(request + ": " + answer.statusCode() + " " + said);
    }
  }
}
