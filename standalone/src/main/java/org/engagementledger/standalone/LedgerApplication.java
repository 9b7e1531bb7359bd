package org.engagementledger.standalone;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Both sides as one application: everything that either of them consists of. */
@SpringBootApplication(scanBasePackages = "org.engagementledger")
class LedgerApplication {}
