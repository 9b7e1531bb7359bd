package org.engagementledger.query.readmodels.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.Document;
import org.engagementledger.query.readmodels.ReadModelDocument;
import org.jspecify.annotations.Nullable;

/** How a document of a read model stands in the database. */
final class ReadModelDocumentMapping {
  private ReadModelDocumentMapping() {}

  /** How it is written, unless a later version of it is there. */
  static WriteModel<Document> write(ReadModelDocument page) {
    Document document =
        new Document("_id", page.id())
            .append("position", page.position())
            .append("json", page.json())
            .append("keys", new Document(page.keys()));
    return page.isNew() ? new InsertOneModel<>(document) : replacing(page, document);
  }

  private static WriteModel<Document> replacing(ReadModelDocument page, Document document) {
    return new ReplaceOneModel<>(
        and(eq("_id", page.id()), lt("position", page.position())),
        document,
        new ReplaceOptions().upsert(true));
  }

  /**
   * Reads it; one that others have made or altered is what remains of it. The keys are copied: a
   * {@link Document} equals only another, and never a view of one.
   */
  static ReadModelDocument page(Document document) {
    Map<String, Object> keys =
        document.get("keys") instanceof Document given
            ? Collections.unmodifiableMap(new LinkedHashMap<>(given))
            : Map.of();
    return ReadModelDocument.of(id(document), position(document), text(document.get("json")))
        .foundBy(keys);
  }

  static String id(Document document) {
    return String.valueOf(document.get("_id"));
  }

  /** The position of the last event in it; -1 if it has none. */
  static long position(Document document) {
    return document.get("position") instanceof Number number ? number.longValue() : -1;
  }

  private static String text(@Nullable Object value) {
    return value instanceof String text ? text : "";
  }
}
