package org.engagementledger.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Cuts off a client that reads an answer so slowly that it keeps others from theirs. */
final class SlowReaderFilter extends OncePerRequestFilter {
  private final LimitProperties limits;

  SlowReaderFilter(LimitProperties limits) {
    this.limits = limits;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, new TimedResponse(response));
  }

  /** One stream for the whole answer, however often it is asked for. */
  private final class TimedResponse extends HttpServletResponseWrapper {
    private @Nullable ServletOutputStream body;

    TimedResponse(HttpServletResponse response) {
      super(response);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      if (body == null) {
        body = new TimedOutputStream(super.getOutputStream(), limits, System::nanoTime);
      }
      return body;
    }
  }
}
