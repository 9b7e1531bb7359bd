package org.engagementledger.query;

import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Answers what is asked of the ledger, alone or beside others of its kind. */
@SpringBootApplication(scanBasePackages = "org.engagementledger")
public class QuerySide {
  /** Starts the query side; the database is at {@code MONGODB_URI}. */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    SpringApplication.run(QuerySide.class, arguments);
  }
}
