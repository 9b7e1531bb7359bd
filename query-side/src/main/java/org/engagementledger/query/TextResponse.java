package org.engagementledger.query;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** The body of an answer that is text and goes out as it is written. */
public final class TextResponse {
  private TextResponse() {}

  /** Begins an answer of that type; nothing is sent before something is written. */
  public static Writer open(HttpServletResponse answer, String type) throws IOException {
    answer.setContentType(type + ";charset=UTF-8");
    return new BufferedWriter(
        new OutputStreamWriter(answer.getOutputStream(), StandardCharsets.UTF_8));
  }
}
