package org.engagementledger.query.search.analysis;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.RuleBasedBreakIterator;
import com.ibm.icu.util.ULocale;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizerConfig;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * Where words end: by the rules and dictionaries of the ICU that is there. Those that come with
 * Lucene are compiled for one version of it, and no other can read them.
 */
final class WordBreaks extends ICUTokenizerConfig {
  private static final RuleBasedBreakIterator WORDS =
      (RuleBasedBreakIterator) BreakIterator.getWordInstance(ULocale.ROOT);

  @Override
  public RuleBasedBreakIterator getBreakIterator(int script) {
    return WORDS.clone();
  }

  /** By which characters are paired later; a number among them stays whole. */
  @Override
  public String getType(int script, int ruleStatus) {
    return StandardTokenizer.TOKEN_TYPES[
        ruleStatus >= RuleBasedBreakIterator.WORD_NUMBER
                && ruleStatus < RuleBasedBreakIterator.WORD_NUMBER_LIMIT
            ? StandardTokenizer.NUM
            : type(script)];
  }

  private static int type(int script) {
    return switch (script) {
      case UScript.HAN -> StandardTokenizer.IDEOGRAPHIC;
      case UScript.HIRAGANA -> StandardTokenizer.HIRAGANA;
      case UScript.KATAKANA -> StandardTokenizer.KATAKANA;
      case UScript.HANGUL -> StandardTokenizer.HANGUL;
      default -> StandardTokenizer.ALPHANUM;
    };
  }

  @Override
  public boolean combineCJ() {
    return false;
  }
}
