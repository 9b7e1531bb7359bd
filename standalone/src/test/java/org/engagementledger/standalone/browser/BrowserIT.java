package org.engagementledger.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.standalone.RunningDemo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a person does in a browser. Pictures of it are left in target/screenshots. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserIT {
  private static final Path PICTURES = Path.of("target", "screenshots");

  private Chromium chromium;

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
  void anAdvocateRecordsAMeetingAndSeesItInTheDossier() {
    Page page = signedIn(Role.RECORDER, new NewContextOptions());
    picture(page, "countries");
    page.locator("a.country", named("Kazakhstan")).click();
    assertThat(page.locator("h1")).hasText("Kazakhstan");
    picture(page, "dossier");
    page.locator("a[href$='/meetings/new']").first().click();
    page.getByLabel("Date").fill("2026-03-02");
    page.getByLabel("Title").fill("Meeting recorded in a browser");
    page.getByLabel("What happened").fill("The mission asked for “good” examples.");
    picture(page, "form");
    page.getByText("Record the meeting").last().click();
    assertThat(page.locator("h1")).hasText("Kazakhstan");
    assertThat(page.getByText("Meeting recorded in a browser").first()).isVisible();
    assertThat(page.getByText("The mission asked for “good” examples.").first()).isVisible();
  }

  @Test
  void aFormThatIsWrongComesBackWithWhatWasTyped() {
    Page page = signedIn(Role.RECORDER, new NewContextOptions());
    page.navigate(address("/countries/NO/meetings/new"));
    page.getByLabel("Date").fill("someday");
    page.getByLabel("What happened").fill("Typed once.");
    page.getByText("Record the meeting").last().click();
    assertThat(page.getByLabel("What happened")).hasValue("Typed once.");
    assertThat(page.locator("#date-error")).not().isEmpty();
  }

  /** Where it is never the same day: at any time one of the two differs from the server's. */
  @Test
  void theDayOfAFormIsThatOfThePersonNotOfTheServer() {
    for (String zone : List.of("Pacific/Auckland", "Pacific/Pago_Pago")) {
      Page page = signedIn(Role.RECORDER, new NewContextOptions().setTimezoneId(zone));
      page.navigate(address("/follow-ups"));
      String promise = page.getByText("Done or dropped").first().getAttribute("href");
      for (String form : List.of("/countries/NO/meetings/new", promise)) {
        LocalDate before = LocalDate.now(ZoneId.of(zone));
        page.navigate(address(form));
        String day = page.locator("#date").inputValue();
        org.assertj.core.api.Assertions.assertThat(LocalDate.parse(day))
            .as("%s in %s", form, zone)
            .isBetween(before, LocalDate.now(ZoneId.of(zone)));
      }
      page.navigate(address("/countries/NO/meetings/new"));
      page.getByLabel("What happened").fill("Recorded today in " + zone);
      page.getByText("Record the meeting").last().click();
      assertThat(page.locator("h1")).hasText("Norway");
      assertThat(page.getByText("Recorded today in " + zone).first()).isVisible();
    }
  }

  @Test
  void withoutScriptsTheDayIsLeftToThePerson() {
    Page page = signedIn(Role.RECORDER, new NewContextOptions().setJavaScriptEnabled(false));
    page.navigate(address("/countries/NO/meetings/new"));
    assertThat(page.locator("#date")).hasValue("");
    page.locator("#date").fill("2026-03-03");
    page.getByLabel("What happened").fill("Recorded without scripts");
    page.getByText("Record the meeting").last().click();
    assertThat(page.getByText("Recorded without scripts").first()).isVisible();
  }

  @Test
  void aReaderSeesTheDossierWithoutContacts() {
    Page page = signedIn(Role.READER, new NewContextOptions());
    page.navigate(address("/countries/KZ"));
    assertThat(page.locator("h1")).hasText("Kazakhstan");
    assertThat(page.getByText("kz.example.org")).hasCount(0);
  }

  @Test
  void anAuditorSeesWhoChangedWhat() {
    Page page = signedIn(Role.AUDITOR, new NewContextOptions());
    page.navigate(address("/audit"));
    assertThat(page.getByText("samples").first()).isVisible();
    picture(page, "audit");
  }

  @Test
  void whereAnAuditorMayGoStandsInOneLine() {
    for (int width : List.of(1000, 1100, 1220, 1280)) {
      Page page = signedIn(Role.AUDITOR, new NewContextOptions().setViewportSize(width, 700));
      page.navigate(address("/audit?actor=samples"));
      org.assertj.core.api.Assertions.assertThat(height(page, "header.site")).isLessThan(70);
      org.assertj.core.api.Assertions.assertThat(height(page, ".filters a.button"))
          .isEqualTo(height(page, ".filters button"));
      requireFits(page);
    }
  }

  private static double height(Page page, String selector) {
    return page.locator(selector).boundingBox().height;
  }

  @Test
  void aReaderFindsWhatWasSaidFromAnyPage() {
    Page page = signedIn(Role.READER, new NewContextOptions());
    page.getByLabel("Search all dossiers").fill("school* geneva");
    page.keyboard().press("Enter");
    assertThat(page.locator("h1")).hasText("Search");
    assertThat(page.locator("mark").first()).isVisible();
    picture(page, "search");
    page.locator("a.where").first().click();
    assertThat(page.locator(":target").first()).isVisible();
  }

  @Test
  void anAdvocateDropsAPromiseWithAReason() {
    Page page = signedIn(Role.RECORDER, new NewContextOptions());
    page.navigate(address("/follow-ups"));
    picture(page, "follow-ups");
    page.getByText("Done or dropped").first().click();
    page.locator("#dropped").check();
    page.getByText("Record it").click();
    assertThat(page.locator("#note-error")).hasText("say why it is dropped");
    picture(page, "end-of-promise");
    page.getByLabel("How it was done").fill("The mission closed in a browser");
    page.getByText("Record it").click();
    assertThat(page.locator("h1")).hasText("Follow-ups");
    page.locator(".tabs a", named("Dropped")).click();
    assertThat(page.getByText("The mission closed in a browser")).isVisible();
  }

  @Test
  void searchAndFollowUpsFitADarkNarrowScreen() {
    NewContextOptions phone =
        new NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK);
    Page page = signedIn(Role.RECORDER, phone);
    for (String path : List.of("/search?q=school*", "/follow-ups?status=all")) {
      page.navigate(address(path));
      requireFits(page);
      picture(page, path.substring(1, 7) + "-dark-narrow");
    }
  }

  @Test
  void anAuditorFindsWhoChangedADateAndWhyAndWhatElseAndExportsIt() throws IOException {
    Page page = signedIn(Role.AUDITOR, new NewContextOptions().setAcceptDownloads(true));
    page.locator("a.country", named("Norway")).click();
    picture(page, "dossier-auditor");
    page.locator(".stand", named("Safe Schools")).getByText("its history").click();
    assertThat(page.locator("ol.audit > li")).hasCount(2);
    assertThat(page.locator("td.before del").first()).isVisible();
    assertThat(page.locator("td.after ins").first()).isVisible();
    assertThat(page.locator(".reason").first()).isVisible();
    picture(page, "audit-correction");
    page.getByText("before and after it").first().click();
    assertThat(page.getByText("What was there before, which it changed")).isVisible();
    picture(page, "audit-event");
    page.getByText("all by samples that week").first().click();
    assertThat(page.getByLabel("Who")).hasValue("samples");
    assertThat(page.getByLabel("Recorded from")).not().hasValue("");
    picture(page, "audit-week");
    Download week = page.waitForDownload(() -> page.locator(".exports button").nth(1).click());
    org.assertj.core.api.Assertions.assertThat(Files.readAllLines(week.path()))
        .hasSizeGreaterThan(10)
        .allMatch(it -> it.contains("\"actor\":\"samples\""));
    page.navigate(address("/audit/actors"));
    picture(page, "audit-actors");
    page.locator("h2 a", named("samples")).click();
    assertThat(page.getByLabel("Who")).hasValue("samples");
    Download table = page.waitForDownload(() -> page.locator(".exports button").first().click());
    List<String> lines = Files.readAllLines(table.path());
    org.assertj.core.api.Assertions.assertThat(lines.getFirst()).startsWith("position,time,actor");
    org.assertj.core.api.Assertions.assertThat(lines.size()).isGreaterThan(10);
    page.navigate(address("/audit/backdated"));
    assertThat(page.locator("h1")).hasText("Recorded late");
    picture(page, "audit-backdated");
  }

  @Test
  void aWrongDateIsMarkedAndNothingElseThatWasTypedIsLost() {
    Page page = signedIn(Role.AUDITOR, new NewContextOptions());
    page.navigate(address("/audit"));
    page.getByLabel("Who").fill("samples");
    page.getByLabel("Country").fill("Norway");
    page.getByLabel("Recorded from").fill("last week");
    page.getByText("Filter", exactly()).click();
    assertThat(page.locator("#again-from-error")).isVisible();
    assertThat(page.getByLabel("Who")).hasValue("samples");
    assertThat(page.getByLabel("From", new Page.GetByLabelOptions().setExact(true))).isFocused();
    picture(page, "ask-again");
    page.keyboard().press("Control+A");
    page.keyboard().type("2026");
    page.keyboard().press("Enter");
    assertThat(page.locator("h1")).hasText("Audit");
    assertThat(page.getByLabel("Country")).hasValue("NO");
    assertThat(page.locator("ol.audit > li").first()).containsText("Norway");
  }

  @Test
  void anAdministratorLeavesOutWhatCannotBeShownAndSaysWhy() {
    NewContextOptions dark = new NewContextOptions().setColorScheme(ColorScheme.DARK);
    Page auditor = signedIn(Role.AUDITOR, dark);
    String event = RunningDemo.shared().recordFromTheFuture("NO");
    String everything = "?atLeast=" + RunningDemo.shared().position();
    auditor.navigate(address("/countries/NO" + everything));
    picture(auditor, "dossier-waiting");
    auditor.getByText("See what and why").click();
    assertThat(auditor.locator("h1")).hasText("Dead letters");
    assertThat(auditor.getByText("cannot read the event")).isVisible();
    assertThat(auditor.getByText("Try again", exactly())).hasCount(0);
    picture(auditor, "dead-letters-dark");
    auditor.setViewportSize(390, 844);
    picture(auditor, "dead-letters-dark-narrow");
    auditor.getByText("What was recorded").click();
    assertThat(auditor.locator("pre")).containsText(event);

    Page page = signedIn(Role.ADMIN, new NewContextOptions());
    page.locator("nav a", named("Dead letters")).click();
    page.getByText("Leave it out for good").click();
    page.getByLabel("Why it is left out").fill(" ");
    picture(page, "dead-letters");
    page.getByText("Leave it out", exactly()).click();
    assertThat(page.locator(".error")).hasText("say why the event is discarded");
    picture(page, "dead-letters-refused");
    page.getByLabel("Why it is left out").fill("Recorded by a trial version");
    page.getByText("Leave it out", exactly()).click();
    assertThat(page.getByText("everything that is recorded is shown")).isVisible();
    page.setViewportSize(390, 844);
    requireFits(page);
    picture(page, "dead-letters-none-narrow");
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }

  @Test
  void noWordOfADateIsBroken() {
    Page page = signedIn(Role.AUDITOR, new NewContextOptions().setViewportSize(1200, 800));
    page.navigate(address("/follow-ups?status=all"));
    requireWholeWords(page);
  }

  @Test
  void theListOfCountriesFitsTheNarrowestScreen() {
    Page page = signedIn(Role.READER, new NewContextOptions().setViewportSize(320, 700));
    requireFits(page);
    requireWholeWords(page);
    page.navigate(address("/?asOf=2015-06"));
    requireFits(page);
  }

  @Test
  void pagesFitADarkNarrowScreen() {
    NewContextOptions phone =
        new NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK);
    Page page = signedIn(Role.RECORDER, phone);
    page.navigate(address("/countries/KZ"));
    requireFits(page);
    picture(page, "dossier-dark-narrow");
  }

  @Test
  void whatAnAuditorReadsFitsADarkNarrowScreen() {
    NewContextOptions phone =
        new NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK);
    Page page = signedIn(Role.AUDITOR, phone);
    Map<String, String> pages =
        Map.of(
            "audit-timeline", "/audit?country=NO",
            "audit-backdated", "/audit/backdated?possible=true",
            "audit-actors", "/audit/actors",
            "changes-of-a-region", "/changes?region=Europe&from=2014&to=2020",
            "countries-as-of", "/?asOf=2015-06",
            "instrument", "/instruments/safe-schools-declaration",
            "not-found", "/nowhere");
    pages.forEach(
        (name, path) -> {
          page.navigate(address(path));
          requireFits(page);
          assertThat(page.locator("nav a", named("Dead letters"))).isVisible();
          picture(page, name + "-dark-narrow");
        });
    page.navigate(address("/instruments/safe-schools-declaration"));
    org.assertj.core.api.Assertions.assertThat(
            page.locator(".chart .years text").first().boundingBox().height)
        .isGreaterThan(10);
  }

  /** No word of a date is broken over two lines. */
  private static void requireWholeWords(Page page) {
    Object broken =
        page.evaluate(
            """
            Array.from(document.querySelectorAll('main time')).filter(time => {
              const text = time.firstChild;
              return Array.from(text.data.matchAll(/\\S+/g)).some(word => {
                const range = document.createRange();
                range.setStart(text, word.index);
                range.setEnd(text, word.index + word[0].length);
                return range.getClientRects().length > 1;
              });
            }).length
            """);
    org.assertj.core.api.Assertions.assertThat(broken).isEqualTo(0);
  }

  private static void requireFits(Page page) {
    Object overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    org.assertj.core.api.Assertions.assertThat(((Number) overflow).intValue()).isLessThan(1);
  }

  private Page signedIn(Role role, NewContextOptions options) {
    Page page = chromium.page(options);
    page.navigate(address("/?atLeast=" + RunningDemo.shared().position()));
    page.getByLabel("Account").fill(role.name().toLowerCase(Locale.ROOT));
    page.getByLabel("Password").fill(RunningDemo.shared().password(role));
    page.locator("main button").click();
    assertThat(page.locator("a.country").first()).isVisible();
    return page;
  }

  private static Page.LocatorOptions named(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static String address(String path) {
    return RunningDemo.shared().address().resolve(path).toString();
  }

  private static void picture(Page page, String name) {
    page.screenshot(new ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
  }
}
