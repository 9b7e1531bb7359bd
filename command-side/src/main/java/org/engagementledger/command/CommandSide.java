package org.engagementledger.command;

import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The command side as a process of its own, on the database that {@code MONGODB_URI} names. */
@SpringBootApplication(scanBasePackages = "org.engagementledger")
public class CommandSide {
  /** Starts it; Spring Boot's arguments are understood. */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    SpringApplication.run(CommandSide.class, arguments);
  }
}
