package org.engagementledger.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.engagementledger.standalone.RunningServe.PASSWORD;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.standalone.RunningServe;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The pages about accounts, wide and light, narrow and dark; no script is needed anywhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountsInTheBrowserIT {
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final NewContextOptions WIDE =
      new NewContextOptions().setViewportSize(1280, 900).setJavaScriptEnabled(false);
  private static final NewContextOptions NARROW =
      new NewContextOptions().setViewportSize(360, 740).setColorScheme(ColorScheme.DARK);

  private final RunningServe serve = RunningServe.shared();
  private @Nullable Chromium chromium;

  @BeforeAll
  void open() {
    chromium = Chromium.open();
  }

  @AfterAll
  void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void anAccountIsAddedUsedAndLockedWithoutScripts() {
    walk(WIDE, "wide", "in-browser");
  }

  @Test
  void thePagesFitADarkNarrowScreen() {
    walk(NARROW, "narrow", "in-small-browser");
  }

  private void walk(NewContextOptions options, String look, String name) {
    Page admin = signedIn(options, "admin", PASSWORD);
    admin.locator("nav a", named("Accounts")).click();
    assertThat(admin.locator("h1")).hasText("Accounts");
    picture(admin, "accounts-" + look);
    admin.locator("#name").fill("Not A Name");
    admin.locator("#by-password").check();
    admin.locator("#password").fill("short");
    admin.getByText("Add the account").click();
    assertThat(admin.locator("#name-error")).isVisible();
    assertThat(admin.locator("#name")).hasValue("Not A Name");
    assertThat(admin.locator("#password")).hasValue("");
    picture(admin, "accounts-refused-" + look);
    admin.locator("#name").fill(name);
    admin.locator("#by-link").check();
    admin.getByText("Add the account").click();
    picture(admin, "accounts-hand-over-" + look);
    choose(options, admin.locator("#link").inputValue(), look);
    Page person = signedIn(options, name, PASSWORD);
    person.navigate(address("/account"));
    picture(person, "account-" + look);
    admin.getByText("To the account").click();
    picture(admin, "accounts-one-" + look);
    admin.getByText("Lock the account").click();
    assertThat(admin.getByText("Unlock the account")).isVisible();
    picture(admin, "accounts-locked-" + look);
    person.navigate(address("/account"));
    assertThat(person.locator("h1")).hasText("Sign in");
    signIn(person, name, PASSWORD);
    assertThat(person.getByText("This account is locked")).isVisible();
    picture(person, "accounts-sign-in-locked-" + look);
    forced(options, look);
  }

  private void choose(NewContextOptions options, String link, String look) {
    Page person = page(options);
    person.navigate(link);
    picture(person, "accounts-invitation-" + look);
    person.locator("#password").fill(PASSWORD);
    person.locator("#again").fill(PASSWORD);
    person.getByText("Choose this password").click();
    assertThat(person.getByText("The password is yours now")).isVisible();
    person.navigate(link);
    assertThat(person.getByText("This link is not good any more")).isVisible();
    picture(person, "accounts-link-used-" + look);
  }

  private void forced(NewContextOptions options, String look) {
    String name = "forced-" + look;
    serve.addWithFirstPassword(name, Role.READER, "handed over on paper");
    Page person = page(options);
    person.navigate(address("/"));
    signIn(person, name, "handed over on paper");
    assertThat(person.locator("h1")).hasText("Choose your own password");
    person.locator("#old").fill("a wrong one");
    person.locator("#password").fill(PASSWORD);
    person.locator("#again").fill(PASSWORD);
    person.getByText("Change the password").click();
    assertThat(person.locator("#old-error")).isVisible();
    picture(person, "accounts-forced-" + look);
  }

  private Page signedIn(NewContextOptions options, String account, String password) {
    Page page = page(options);
    page.navigate(address("/"));
    signIn(page, account, password);
    assertThat(page.locator("header .account strong")).hasText(account);
    return page;
  }

  private static void signIn(Page page, String account, String password) {
    page.getByLabel("Account").fill(account);
    page.getByLabel("Password").fill(password);
    page.locator("main button").click();
  }

  /** What a page may not do by its policy is an error on the console. */
  private Page page(NewContextOptions options) {
    Page page = Objects.requireNonNull(chromium).page(options);
    List<String> errors = new ArrayList<>();
    page.onConsoleMessage(
        it -> {
          if (it.type().equals("error") && it.text().contains("Content Security Policy")) {
            errors.add(it.text());
          }
        });
    page.onLoad(it -> org.assertj.core.api.Assertions.assertThat(errors).as(it.url()).isEmpty());
    return page;
  }

  private static Page.LocatorOptions named(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private String address(String path) {
    return serve.address().resolve(path).toString();
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
    double width =
        page.locator("html").evaluate("it => it.scrollWidth") instanceof Number it
            ? it.doubleValue()
            : 0;
    org.assertj.core.api.Assertions.assertThat(width)
        .as(name)
        .isLessThanOrEqualTo(page.viewportSize().width);
  }
}
