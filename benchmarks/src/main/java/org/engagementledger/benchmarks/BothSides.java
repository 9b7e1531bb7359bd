package org.engagementledger.benchmarks;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The command side and the query side in one process, as the product runs them. */
@SpringBootApplication(scanBasePackages = "org.engagementledger")
class BothSides {}
