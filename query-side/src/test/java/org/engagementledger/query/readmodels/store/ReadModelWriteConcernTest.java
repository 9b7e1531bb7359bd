package org.engagementledger.query.readmodels.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.WriteConcern;
import com.mongodb.connection.ClusterType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadModelWriteConcernTest {
  @Test
  void oneServerIsNotWaitedForBecauseItsTokenIs() {
    assertThat(ReadModelWriteConcern.concern(ClusterType.STANDALONE)).isEqualTo(WriteConcern.W1);
  }

  /** A server that has not answered yet may turn out to be one of several. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STANDALONE")
  void ofSeveralServersMostHaveTheDocumentsBeforeAnyHasTheToken(ClusterType servers) {
    assertThat(ReadModelWriteConcern.concern(servers)).isEqualTo(WriteConcern.MAJORITY);
  }
}
