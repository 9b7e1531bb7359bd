package org.engagementledger.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * How much one account and one reader may take.
 *
 * @param requestsPerAccount requests of one account that are answered at once
 * @param heavyPerAccount heavy requests of one account that are answered at once
 * @param heavyTotal heavy requests of all accounts that are answered at once
 * @param patience how long a request waits for its turn before it is refused
 * @param readerPatience how long a client may keep an answer waiting, whatever it reads
 * @param slowestReader what a client must read in a second on top of that
 */
@ConfigurationProperties("ledger.limits")
record LimitProperties(
    int requestsPerAccount,
    int heavyPerAccount,
    int heavyTotal,
    Duration patience,
    Duration readerPatience,
    DataSize slowestReader) {}
