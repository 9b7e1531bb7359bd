package org.engagementledger.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.standalone.RunningDemo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page of another site in the browser of somebody who is signed in, and may do everything. */
class CrossSiteRequestIT {
  private static final RunningDemo DEMO = RunningDemo.shared();

  /** The ledger is LEDGER in them. */
  private static final String SCRIPT =
      """
      <!DOCTYPE html><meta charset="utf-8"><title>evil</title>
      <img src="LEDGER/api/audit?format=csv"><img src="LEDGER/api/backup">
      <iframe name="a"></iframe><iframe name="b"></iframe><iframe name="c"></iframe>
      <form id="form-a" target="a" method="post" action="LEDGER/countries/KZ/meetings">
        <input name="key" value="evil"><input name="date" value="2018">
        <input name="title" value="From another site"></form>
      <form id="form-b" target="b" method="post" action="LEDGER/api/audit/exports?format=csv"></form>
      <form id="form-c" target="c" method="post" action="LEDGER/api/imports" enctype="text/plain">
        <input name="page" value="x"></form>
      <script>
        for (const form of document.forms) form.submit();
        const body = {date: "2018", title: "From another site"};
        Promise.allSettled(["cors", "no-cors"].flatMap(mode => [
          fetch("LEDGER/api/countries/KZ/meetings", {method: "POST", mode, credentials: "include",
            body: JSON.stringify(body)}),
          fetch("LEDGER/api/audit?format=jsonl", {mode, credentials: "include"}),
          fetch("LEDGER/api/audit/exports?format=jsonl", {method: "POST", mode, credentials: "include"}),
          fetch("LEDGER/sign-out", {method: "POST", mode, credentials: "include"})
        ])).then(() => document.title = "done");
      </script>
      """;

  /** The first is the same site on another port, the second another site. */
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost"})
  void recordsNothing(String otherSite) throws IOException {
    HttpServer other = site(SCRIPT.replace("LEDGER", DEMO.address().toString()));
    try (Chromium chromium = Chromium.open()) {
      Page page = signedInAsAdmin(chromium);
      long before = DEMO.position();
      page.navigate("http://%s:%d/".formatted(otherSite, other.getAddress().getPort()));
      page.waitForCondition(() -> page.title().equals("done"));
      page.waitForTimeout(500);
      assertThat(DEMO.position()).isEqualTo(before);
      page.navigate(DEMO.address() + "/audit");
      assertThat(page.locator("h1").textContent()).isEqualTo("Audit");
    } finally {
      other.stop(0);
    }
  }

  private static Page signedInAsAdmin(Chromium chromium) {
    Page page = chromium.page(new NewContextOptions().setLocale(Locale.UK.toLanguageTag()));
    URI ledger = DEMO.address();
    page.navigate(ledger + "/sign-in");
    page.getByLabel("Account").fill("admin");
    page.getByLabel("Password").fill(DEMO.password(Role.ADMIN));
    page.locator("main button").click();
    page.waitForURL(ledger + "/**");
    assertThat(page.locator("h1").textContent()).isNotEqualTo("Sign in");
    return page;
  }

  private static HttpServer site(String html) throws IOException {
    HttpServer site =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.createContext(
        "/",
        asked -> {
          byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
          asked.getResponseHeaders().set("Content-Type", "text/html");
          asked.sendResponseHeaders(200, bytes.length);
          asked.getResponseBody().write(bytes);
          asked.close();
        });
    site.start();
    return site;
  }
}
