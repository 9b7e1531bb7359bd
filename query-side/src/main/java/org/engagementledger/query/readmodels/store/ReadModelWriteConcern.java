package org.engagementledger.query.readmodels.store;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.connection.ClusterType;
import org.springframework.stereotype.Component;

/**
 * How read models are written, ahead of the token that says they were. They can be made again and
 * need not be on disk: a server that dies loses nothing of them without the token that came later.
 * Where there are several servers, most have to have them: another one can be elected between the
 * two, which knows the token and not the documents.
 */
@Component
final class ReadModelWriteConcern {
  private final MongoClient client;

  ReadModelWriteConcern(MongoClient client) {
    this.client = client;
  }

  WriteConcern concern() {
    return concern(client.getClusterDescription().getType());
  }

  static WriteConcern concern(ClusterType servers) {
    return servers == ClusterType.STANDALONE ? WriteConcern.W1 : WriteConcern.MAJORITY;
  }
}
