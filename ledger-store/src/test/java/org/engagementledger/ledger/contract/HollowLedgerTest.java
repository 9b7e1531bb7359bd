package org.engagementledger.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.engagementledger.ledger.LedgerOptions;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

class HollowLedgerTest {
  /** Not found by itself: only the test below runs it, and expects the worst. */
  static final class HollowContract extends LedgerContract {
    @Override
    LedgerUnderTest open(String database, LedgerOptions options) {
      return new HollowLedger();
    }
  }

  @Test
  void aStoreThatDoesNothingFailsEveryTestOfTheContract() {
    TestExecutionSummary summary = run(HollowContract.class);
    assertThat(summary.getTestsFoundCount()).isGreaterThan(20);
    assertThat(summary.getTestsFailedCount()).isEqualTo(summary.getTestsFoundCount());
  }

  private static TestExecutionSummary run(Class<?> suite) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(suite)).build(),
            new TestExecutionListener[] {listener});
    return listener.getSummary();
  }
}
