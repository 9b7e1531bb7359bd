package org.engagementledger.query.readmodels.store;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.engagementledger.problems.Problem;
import org.engagementledger.text.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives a controller the catalogue to answer from: one that includes the position of {@code
 * atLeast}, for which it waits. The answer says in {@code Ledger-Position} what it includes.
 */
public final class CheckpointArgumentResolver implements HandlerMethodArgumentResolver {
  /** How long whoever asks waits for what is recorded already. */
  public static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final CheckpointStore catalogues;
  private final LedgerMatch lineage;

  public CheckpointArgumentResolver(CheckpointStore catalogues, LedgerMatch lineage) {
    this.catalogues = catalogues;
    this.lineage = lineage;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == ReadModelCheckpoint.class;
  }

  @Override
  public ReadModelCheckpoint resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer page,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders)
      throws InterruptedException {
    lineage.require();
    long atLeast =
        Optional.ofNullable(request.getParameter("atLeast"))
            .filter(it -> !it.isEmpty())
            .map(CheckpointArgumentResolver::position)
            .orElse(0L);
    ReadModelCheckpoint catalogue =
        catalogues.await(atLeast, LONGEST_WAIT).orElseThrow(() -> tooEarly(atLeast));
    Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class))
        .setHeader("Ledger-Position", String.valueOf(catalogue.position()));
    return catalogue;
  }

  private static long position(String text) {
    if (!text.matches("\\d{1,18}")) {
      throw new Refusal("'atLeast' is a position of the ledger, such as 17").at("/atLeast");
    }
    return Long.parseLong(text);
  }

  /** It has not come to that position in time. */
  public static Problem tooEarly(long position) {
    String sentence =
        "What is shown here has not come to position %d within %d s; ask again."
            .formatted(position, LONGEST_WAIT.toSeconds());
    return new Problem(HttpStatus.GATEWAY_TIMEOUT, "not-there-yet", sentence);
  }
}
