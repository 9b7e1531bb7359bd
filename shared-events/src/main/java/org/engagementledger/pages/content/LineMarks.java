package org.engagementledger.pages.content;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The marks around a line that say how it looks and not what it says: bullets, Markdown, tags. */
public final class LineMarks {
  private static final String TAG = "(?:b|i|u|em|strong|p|li|h[1-6])";
  private static final Pattern LEAD =
      Pattern.compile(
          "(?:#{1,6}[\\s\\u00A0]*|[\u2022\u25E6\u25AA\u2023\u00B7\u25CF\u25CB\u25A0>][\\s\\u00A0]*"
              + "|[-*+\u2013\u2014o][\\s\\u00A0]+"
              + "|\\(?(?:\\d{1,3}[.)]|[a-z]\\)|[ivx]{2,4}\\.)[\\s\\u00A0]+(?!$)"
              + "|\\*{1,3}(?=\\S)|_{1,3}(?=\\S)|`(?=\\S)|<"
              + TAG
              + "(?:\\s[^<>]{0,120})?>)++");
  private static final Pattern TAIL =
      Pattern.compile("(?:[\\s\\u00A0]*(?:\\*{1,3}|_{1,3}|`|#{1,6}|</" + TAG + ">))++$");

  private LineMarks() {}

  /** What shows of a text, cut off from the marks and the white space around it. */
  public static TrimmedText cut(String text) {
    TrimmedText cut = TrimmedText.of(text);
    Matcher lead = LEAD.matcher(cut.core());
    int from = lead.lookingAt() && lead.end() < cut.core().length() ? lead.end() : 0;
    Matcher tail = TAIL.matcher(cut.core());
    int to = from > 0 && tail.find(from) ? tail.start() : cut.core().length();
    TrimmedText inner = TrimmedText.of(cut.core().substring(from, to));
    return new TrimmedText(
        cut.lead() + cut.core().substring(0, from) + inner.lead(),
        inner.core(),
        inner.tail() + cut.core().substring(to) + cut.tail());
  }
}
