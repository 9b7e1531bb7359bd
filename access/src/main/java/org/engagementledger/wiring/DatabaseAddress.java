package org.engagementledger.wiring;

import com.mongodb.ConnectionString;
import java.util.Map;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Where a database is: a connection string of MongoDB. It may hold a password. */
public final class DatabaseAddress {
  private DatabaseAddress() {}

  /** It cannot be read; the message is a sentence without the address. */
  public static final class Invalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Invalid(String why) {
      super(
          "The address of the database (MONGODB_URI) cannot be read: %s. Such an address is"
                  .formatted(why)
              + " mongodb://HOST:27017/ledger?replicaSet=rs0, and in a name or a password"
              + " : / ? # [ ] @ and % are written as % and their code.");
    }
  }

  /**
   * Reads an address.
   *
   * @throws Invalid if it is none
   */
  public static ConnectionString parsed(String address) {
    try {
      return new ConnectionString(address);
    } catch (IllegalArgumentException wrong) {
      throw new Invalid(why(address, String.valueOf(wrong.getMessage())));
    }
  }

  /** What the driver says, unless a part of the address is in it, which may be the password. */
  private static String why(String address, String message) {
    boolean quotes = address.contains("@") && !message.startsWith("The connection string is");
    return quotes ? "it has a wrong form" : message.replaceAll("\\.$", "");
  }

  /**
   * Holds a client for an address, outside any application, with the same settings as the product
   * has: by them it trusts the server and shows its own certificate.
   *
   * @throws Invalid if the address is none
   */
  public static ConfigurableApplicationContext client(String address) {
    var unused = parsed(address);
    var context = new AnnotationConfigApplicationContext();
    ConfigurableEnvironment settings = context.getEnvironment();
    ConfigDataEnvironmentPostProcessor.applyTo(settings);
    settings
        .getPropertySources()
        .addFirst(new MapPropertySource("address", Map.of("spring.mongodb.uri", address)));
    context.register(
        SslAutoConfiguration.class, MongoAutoConfiguration.class, MongoConfiguration.class);
    context.refresh();
    return context;
  }
}
