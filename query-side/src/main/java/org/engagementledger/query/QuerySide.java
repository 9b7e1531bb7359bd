package org.engagementledger.query;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Answers what is asked of the ledger, alone or beside others of its kind. */
@SpringBootApplication(scanBasePackages = "org.engagementledger")
public class QuerySide {
  /** Starts the query side; the database is at {@code MONGODB_URI}. */
  public static void main(String[] arguments) {
    SpringApplication.run(QuerySide.class, arguments);
  }
}
