package org.engagementledger.ledger.server;

import com.mongodb.MongoConfigurationException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a program from working with a database server, as far as the driver's exception tells.
 *
 * @param sentence what is wrong, without a full stop
 * @param remedy what to do, in a sentence
 */
record ConnectionDiagnosis(String sentence, String remedy) {
  private static final int UNAUTHORIZED = 13;
  private static final int AUTHENTICATION_FAILED = 18;
  private static final int DIFFERS_IN_CASE = 13297;

  /** As the driver writes the servers that it tried, which it tells in no other way. */
  private static final Pattern TRIED = Pattern.compile("\\baddress=([^,}]+)");

  private static final Pattern FORBIDDEN = Pattern.compile("not authorized on (\\S+) to");

  /** What the driver wraps, or only writes into the message, and what it means; the first fits. */
  private enum Sign {
    WRONG_NAME(
        "No subject alternative|No name matching|hostname .* doesn't match",
        ", since its certificate is of another name",
        "Name the server in its address as its certificate does."),
    UNTRUSTED(
        "PKIX path|valid certification path|CertPathValidator|CertificateException",
        ", since nobody who is trusted here has signed its certificate",
        "Name the certificate of whoever signed it: docs/mongodb.md says how"
            + " (spring.mongodb.ssl.bundle)."),
    NO_CLIENT_CERTIFICATE(
        "certificate_required|bad_certificate|certificate_unknown",
        ", since it wants a certificate of this program",
        "Name one and its key: docs/mongodb.md says how (spring.mongodb.ssl.bundle)."),
    NO_TLS(
        "Unsupported or unrecognized SSL message|plaintext connection",
        ", since it does not speak TLS",
        "Leave tls=true out of its address, or let the server speak TLS."),
    TLS_FAILED(
        "javax\\.net\\.ssl|SSLHandshake|SSLException",
        ", since the two do not agree on TLS",
        "Look into the server's log for what it expects."),
    SIGN_IN(
        "MongoSecurityException|AuthenticationFailed",
        ", since it does not accept the name and the password in its address",
        "Look at both, and at authSource, which says in which database the account is kept."),
    NO_SUCH_HOST(
        "UnknownHostException|Failed looking up (SRV|TXT)",
        ", since no machine is known by that name",
        "Look whether its address says the right name."),
    OTHER_REPLICA_SET(
        "type=REPLICA_SET, servers=\\[\\]|does not match required replica set name",
        ", since none of the servers is of the replica set that its address names",
        "Look at replicaSet= in the address; rs.status() on the server says its name."),
    NOT_INITIATED(
        "REPLICA_SET_GHOST|NotYetInitialized|no replset config",
        ", since its replica set was never initiated",
        "Run rs.initiate() on one of its servers."),
    NO_PRIMARY(
        "type=REPLICA_SET_SECONDARY|ReplicaSetNoPrimary|not primary",
        ", since its replica set has no primary at present",
        "Look whether most of its servers run and see each other."),
    CUT_OFF(
        "Prematurely reached end of stream|Connection reset",
        ", since it ends every connection",
        "If it demands TLS, its address needs tls=true; otherwise look into its log.");

    private final Pattern pattern;
    private final String why;
    private final String remedy;

    Sign(String pattern, String why, String remedy) {
      this.pattern = Pattern.compile(pattern);
      this.why = why;
      this.remedy = remedy;
    }
  }

  /** What is wrong; empty if it has nothing to do with the way to the server. */
  static Optional<ConnectionDiagnosis> of(MongoException failure) {
    return switch (failure.getCode()) {
      case UNAUTHORIZED -> Optional.of(forbidden(String.valueOf(failure.getMessage())));
      case AUTHENTICATION_FAILED -> Optional.of(unreachable("", Sign.SIGN_IN));
      case DIFFERS_IN_CASE -> Optional.of(differsInCase());
      default -> ofConnection(failure);
    };
  }

  private static Optional<ConnectionDiagnosis> ofConnection(MongoException failure) {
    return switch (failure) {
      case MongoSecurityException it -> Optional.of(securing(it));
      case MongoSocketException it -> Optional.of(at(it.getServerAddress().toString(), it));
      case MongoTimeoutException it -> Optional.of(at(tried(it), it));
      case MongoConfigurationException it ->
          Optional.of(it).filter(ConnectionDiagnosis::isOfName).map(wrong -> at("", wrong));
      default -> Optional.empty();
    };
  }

  /** The driver calls so whatever goes wrong while it signs in. */
  private static ConnectionDiagnosis securing(MongoSecurityException failure) {
    return failure.getCause() instanceof MongoSocketException broken
        ? at(broken.getServerAddress().toString(), broken)
        : unreachable("", Sign.SIGN_IN);
  }

  private static ConnectionDiagnosis at(String address, MongoException failure) {
    return Arrays.stream(Sign.values())
        .filter(sign -> shows(failure, sign))
        .findFirst()
        .map(sign -> unreachable(address, sign))
        .orElseGet(
            () ->
                new ConnectionDiagnosis(
                    cannotBeReached(address),
                    "Look whether a MongoDB server runs there, and whether its address"
                        + " (MONGODB_URI) says where."));
  }

  private static boolean isOfName(MongoException failure) {
    return shows(failure, Sign.NO_SUCH_HOST);
  }

  private static boolean shows(MongoException failure, Sign sign) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (sign.pattern.matcher(cause.toString()).find()) {
        return true;
      }
    }
    return false;
  }

  private static ConnectionDiagnosis unreachable(String address, Sign sign) {
    return new ConnectionDiagnosis(cannotBeReached(address) + sign.why, sign.remedy);
  }

  private static String cannotBeReached(String address) {
    return "The database server%s cannot be reached"
        .formatted(address.isEmpty() ? "" : " at " + address);
  }

  private static ConnectionDiagnosis forbidden(String message) {
    Matcher where = FORBIDDEN.matcher(message);
    return where.find()
        ? new ConnectionDiagnosis(
            "The account in the address of the database server has too few rights in the database"
                + " '%s'".formatted(where.group(1)),
            "Give it the role readWrite there, or name the database in the address in which it has"
                + " that role.")
        : new ConnectionDiagnosis(
            "The database server wants a sign-in, and its address names no account",
            "Put a name and a password into the address:"
                + " mongodb://NAME:PASSWORD@HOST/DATABASE?authSource=admin");
  }

  private static ConnectionDiagnosis differsInCase() {
    return new ConnectionDiagnosis(
        "The server has a database whose name differs in capitals only from the one in the address",
        "Write the name of the database in the address as the server does.");
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
