package org.engagementledger.wiring;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.NoSuchSslBundleException;

/** The settings name certificates or keys that cannot be had. */
public final class CertificateUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String READER = NoSuchSslBundleException.class.getPackageName();

  private CertificateUnavailable(Throwable cause) {
    super(
        "The certificates that the settings name (spring.ssl.bundle) cannot be used: %s."
                .formatted(String.valueOf(cause.getMessage()).replaceAll("\\.$", ""))
            + " docs/mongodb.md says how to name them.",
        cause);
  }

  /** What keeps a program from starting, if it is that. */
  public static Optional<CertificateUnavailable> behind(Throwable failure) {
    Optional<CertificateUnavailable> innermost = Optional.empty();
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (isOfReading(cause)) {
        innermost = Optional.of(new CertificateUnavailable(cause));
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
