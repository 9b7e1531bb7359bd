package org.engagementledger.log;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.NoSuchSslBundleException;

/** The settings name certificates or keys that cannot be had. */
public final class CertificateProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String READER = NoSuchSslBundleException.class.getPackageName();

  private CertificateProblem(Throwable cause) {
    super(
        "The certificates that the settings name (spring.ssl.bundle) cannot be used: %s."
                .formatted(String.valueOf(cause.getMessage()).replaceAll("\\.$", ""))
            + " docs/mongodb.md says how to name them.",
        cause);
  }

  /** What keeps a program from starting, if it is that. */
  public static Optional<CertificateProblem> behind(Throwable failure) {
    Optional<CertificateProblem> innermost = Optional.empty();
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (isOfReading(cause)) {
        innermost = Optional.of(new CertificateProblem(cause));
      }
    }
    return innermost;
  }

  /** Spring has no type for it, but reads them in one place. */
  private static boolean isOfReading(Throwable cause) {
    return cause instanceof NoSuchSslBundleException
        || (cause instanceof IllegalStateException
            && Arrays.stream(cause.getStackTrace())
                .limit(3)
                .anyMatch(it -> it.getClassName().startsWith(READER)));
  }
}
