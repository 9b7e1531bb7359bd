package org.engagementledger.standalone.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser of this machine. */
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {
  private static final String NOT_RUN =
      "NOT RUN: there is no Chromium; CHROMIUM can say where one is.";
  private static final List<String> CHROMIUMS =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
  private static final List<String> QUIETLY =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** Opens it; without one, the test that asks for it is not run, and says so. */
  static Chromium open() {
    Optional<Path> installed = installed();
    if (installed.isEmpty()) {
      System.out.println(NOT_RUN);
    }
    assumeTrue(installed.isPresent(), NOT_RUN);
    var noDownload =
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
    Playwright playwright = Playwright.create(noDownload);
    LaunchOptions options =
        new LaunchOptions().setExecutablePath(installed.orElseThrow()).setArgs(QUIETLY);
    return new Chromium(playwright, playwright.chromium().launch(options));
  }

  /** An empty page that knows nothing of others. */
  Page page(NewContextOptions options) {
    return browser.newContext(options).newPage();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Optional<Path> installed() {
    return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), CHROMIUMS.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }
}
