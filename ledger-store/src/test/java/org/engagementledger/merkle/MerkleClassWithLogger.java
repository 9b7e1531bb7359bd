package org.engagementledger.merkle;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What no class of this package may be like: the rule must reject it. */
final class MerkleClassWithLogger {
  private static final Logger LOG = LoggerFactory.getLogger(MerkleClassWithLogger.class);

  private MerkleClassWithLogger() {}

  static void complain() {
    LOG.warn("A verifier should not need a logging library");
  }
}
