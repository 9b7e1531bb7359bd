package org.engagementledger.ledger;

import com.mongodb.MongoClientException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The database server cannot be asked, which says nothing about what it could carry. The message
 * names its address, without the name and the password with which one signs in there.
 */
public final class ServerUnreachable extends MongoClientException {
  private static final long serialVersionUID = 1L;

  /** As the driver writes the servers that it tried, which it tells in no other way. */
  private static final Pattern TRIED = Pattern.compile("\\baddress=([^,}]+)");

  private static final String UNWELCOME =
      "The database server does not accept the name and the password in its address";

  private ServerUnreachable(String sentence, MongoException cause) {
    super(sentence, cause);
  }

  /** Why a server could not be asked, if that is behind a failure. */
  public static Optional<ServerUnreachable> behind(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Optional<ServerUnreachable> found = of(cause);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<ServerUnreachable> of(Throwable failure) {
    return switch (failure) {
      case ServerUnreachable it -> Optional.of(it);
      case MongoSecurityException it -> Optional.of(new ServerUnreachable(UNWELCOME, it));
      case MongoSocketException it -> Optional.of(at(it.getServerAddress().toString(), it));
      case MongoTimeoutException it -> Optional.of(at(tried(it), it));
      default -> Optional.empty();
    };
  }

  private static ServerUnreachable at(String address, MongoException cause) {
    return new ServerUnreachable(
        "The database server%s cannot be reached"
            .formatted(address.isEmpty() ? "" : " at " + address),
        cause);
  }

  private static String tried(MongoTimeoutException wrong) {
    return TRIED
        .matcher(String.valueOf(wrong.getMessage()))
        .results()
        .map(found -> found.group(1))
        .distinct()
        .collect(Collectors.joining(" or "));
  }
}
