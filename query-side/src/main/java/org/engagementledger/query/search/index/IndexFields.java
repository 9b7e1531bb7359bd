package org.engagementledger.query.search.index;

import java.time.Instant;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.engagementledger.query.search.index.SearchDocument.Audience;

/** What a document of the index is found, sorted and counted by. */
public final class IndexFields {
  /** Every text, by its words, but for capitals and accents, and by the stems of these. */
  public static final String WORDS = "words";

  /** The same of titles alone. */
  public static final String TITLE = "title";

  /** The country's code. */
  public static final String COUNTRY = "country";

  /** The kind of an engagement, or {@link SearchDocument#ATTRIBUTE}. */
  public static final String KIND = "kind";

  /** The ids of instruments that are named. */
  public static final String INSTRUMENT = "instrument";

  /** Who finds it. */
  public static final String AUDIENCE = "audience";

  /** The first day on which it can have begun. */
  public static final String FIRST = "first";

  /** The last day on which it can have been going on. */
  public static final String LAST = "last";

  /** From when on it was said, in milliseconds. */
  public static final String SINCE = "since";

  /** Until when it was said; {@link #TODAY} if it still is. */
  public static final String UNTIL = "until";

  /** The position of the event that says it. */
  public static final String POSITION = "position";

  /** What is shown of it. */
  public static final String STORED = "stored";

  /** Later than every time. */
  public static final long TODAY = Long.MAX_VALUE;

  static final String ID = "id";
  static final String ENTRY = "entry";

  private IndexFields() {}

  static Term id(SearchDocument it) {
    return new Term(ID, it.id());
  }

  /**
   * The document as it is indexed.
   *
   * @param json what is shown of it
   */
  static Document of(SearchDocument it, String json) {
    Document document = new Document();
    document.add(new StringField(ID, it.id(), Store.NO));
    document.add(new StringField(ENTRY, it.entryKey(), Store.NO));
    document.add(new NumericDocValuesField(POSITION, it.position()));
    addKey(document, COUNTRY, it.country().code());
    addKey(document, KIND, it.kind());
    if (it.audience() != Audience.NOBODY) {
      addContent(document, it, json);
    }
    return document;
  }

  private static void addContent(Document document, SearchDocument it, String json) {
    document.add(new StoredField(STORED, json));
    document.add(new StringField(AUDIENCE, it.audience().name(), Store.NO));
    it.instruments().forEach(id -> document.add(new StringField(INSTRUMENT, id, Store.NO)));
    document.add(new LongPoint(FIRST, it.first()));
    document.add(new NumericDocValuesField(FIRST, it.first()));
    document.add(new LongPoint(LAST, it.last()));
    document.add(new LongPoint(SINCE, it.since().toEpochMilli()));
    document.add(new LongPoint(UNTIL, it.until().map(Instant::toEpochMilli).orElse(TODAY)));
    List<Passage> passages = Passage.of(it.fact());
    for (Passage passage : passages) {
      document.add(new Field(WORDS, passage.text(), TextField.TYPE_NOT_STORED));
      if (passage.isTitle()) {
        document.add(new Field(TITLE, passage.text(), TextField.TYPE_NOT_STORED));
      }
    }
  }

  private static void addKey(Document document, String name, String value) {
    document.add(new StringField(name, value, Store.NO));
    document.add(new SortedDocValuesField(name, new BytesRef(value)));
  }
}
