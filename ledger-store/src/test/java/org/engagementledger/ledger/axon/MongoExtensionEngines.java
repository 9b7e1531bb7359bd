package org.engagementledger.ledger.axon;

import com.mongodb.client.MongoDatabase;
import com.thoughtworks.xstream.XStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.StorageStrategy;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.documentpercommit.DocumentPerCommitStorageStrategy;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.documentperevent.DocumentPerEventStorageStrategy;
import org.axonframework.serialization.xml.XStreamSerializer;

/** The engine of Axon's MongoDB extension, as it is configured by default. */
final class MongoExtensionEngines {
  private MongoExtensionEngines() {}

  static EventStorageEngine withDocumentsPerEvent(MongoDatabase database) {
    return engine(database, new DocumentPerEventStorageStrategy());
  }

  static EventStorageEngine withDocumentsPerCommit(MongoDatabase database) {
    return engine(database, new DocumentPerCommitStorageStrategy());
  }

  private static EventStorageEngine engine(MongoDatabase database, StorageStrategy strategy) {
    XStream xml = new XStream();
    xml.allowTypesByWildcard(new String[] {"org.axonframework.**"});
    XStreamSerializer serializer = XStreamSerializer.builder().xStream(xml).build();
    return MongoEventStorageEngine.builder()
        .mongoTemplate(DefaultMongoTemplate.builder().mongoDatabase(database).build())
        .eventSerializer(serializer)
        .snapshotSerializer(serializer)
        .storageStrategy(strategy)
        .build();
  }
}
