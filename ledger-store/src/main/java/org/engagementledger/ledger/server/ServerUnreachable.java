package org.engagementledger.ledger.server;

import com.mongodb.MongoClientException;
import com.mongodb.MongoException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The database server cannot be asked, or does not let this program in, which says nothing about
 * what it could carry. The message names its address, without the name and the password with which
 * one signs in there.
 */
public final class ServerUnreachable extends MongoClientException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  private ServerUnreachable(ConnectionDiagnosis diagnosis, MongoException cause) {
    super(diagnosis.sentence(), cause);
    this.remedy = diagnosis.remedy();
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
      case MongoException it ->
          ConnectionDiagnosis.of(it).map(diagnosis -> new ServerUnreachable(diagnosis, it));
      default -> Optional.empty();
    };
  }

  /** What whoever runs the program can do about it, in a sentence. */
  public String remedy() {
    return remedy;
  }
}
