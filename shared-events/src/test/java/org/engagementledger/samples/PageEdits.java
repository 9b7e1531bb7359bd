package org.engagementledger.samples;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.engagementledger.samples.EditedPage.SampleEngagement;

/** The ways in which people change the form of a page: more than sixty kinds, one at a time. */
public final class PageEdits {
  private static final String L = "LABEL";
  private static final String T = "TEXT";

  private static final Map<String, BiConsumer<EditedPage, SeededRandom>> KINDS =
      new LinkedHashMap<>();

  static {
    bulletsAndMarks();
    separators();
    placesAndDoubts();
    months();
    days();
    spans();
    pages();
    headings();
    contacts();
  }

  private PageEdits() {}

  /** The names of all kinds. */
  public static List<String> kinds() {
    return List.copyOf(KINDS.keySet());
  }

  /** The page after edits of these kinds, one after the other. */
  public static EditedPage edited(List<String> kinds, SeededRandom seeded) {
    EditedPage page = new EditedPage();
    kinds.forEach(kind -> KINDS.getOrDefault(kind, (it, random) -> {}).accept(page, seeded));
    return page;
  }

  private static void bulletsAndMarks() {
    for (String bullet :
        List.of(
            "- ", "* ", "\u2022 ", "\u2022", "\u2013 ", "\u2014 ", "+ ", "1. ", "13. ", "2) ",
            "a) ", "b. ", "(3) ", "[ ] ", "> ", "### ", "\u2192 ", "  - ", "o ")) {
      line("bullet '" + bullet + "'", bullet + L + ": " + T);
    }
    for (String form :
        List.of(
            "**LABEL:** TEXT",
            "**LABEL**: TEXT",
            "*LABEL* \u2013 TEXT",
            "__LABEL__: TEXT",
            "<b>LABEL:</b> TEXT",
            "**LABEL: TEXT**",
            "- **LABEL:** TEXT",
            "(LABEL) TEXT",
            "[LABEL] TEXT",
            "LABEL\nTEXT",
            "LABEL:\nTEXT")) {
      line(form, form);
    }
  }

  private static void separators() {
    for (String mark :
        List.of(
            " :",
            " \u2013 ",
            " - ",
            " \u2014 ",
            ", ",
            ". ",
            "; ",
            " | ",
            "\t",
            " ",
            ":",
            "\uFF1A ",
            "\u2013",
            ".- ",
            "\u00A0: ",
            " -- ",
            ":\u00A0")) {
      line("separator '" + mark + "'", L + mark + T);
    }
  }

  private static void placesAndDoubts() {
    for (String form :
        List.of(
            "LABEL (New York): TEXT",
            "(New York) LABEL: TEXT",
            "LABEL [Geneva]: TEXT",
            "LABEL (New York) \u2013 TEXT",
            "Geneva, LABEL: TEXT",
            "Geneva \u2013 LABEL: TEXT",
            "Meeting in Geneva (LABEL): TEXT",
            "In LABEL: TEXT",
            "TEXT",
            "n.d.: TEXT",
            "Undated: TEXT",
            "- TEXT",
            "Since LABEL: TEXT",
            "Before LABEL: TEXT",
            "By LABEL, perhaps: TEXT",
            "LABEL onwards: TEXT",
            "LABEL \u2013 ongoing: TEXT",
            "LABEL to date: TEXT",
            "LABEL or later: TEXT",
            "LABEL/99/2033: TEXT",
            "LABEL-35: TEXT",
            "LABEL (by phone): TEXT",
            "Until about LABEL - TEXT",
            "LABEL \u2013 35 June 2019: TEXT",
            "x LABEL y: TEXT")) {
      line(form, form);
    }
    doubt("c. LABEL: TEXT", "~");
    doubt("ca. LABEL: TEXT", "~");
    doubt("circa LABEL: TEXT", "~");
    doubt("mid-LABEL: TEXT", "~");
    doubt("early LABEL: TEXT", "~");
    doubt("late LABEL \u2013 TEXT", "~");
    doubt("LABEL?: TEXT", "?");
    doubt("LABEL (?): TEXT", "?");
    doubt("LABEL (approx.): TEXT", "~");
  }

  private static void months() {
    for (String label :
        List.of(
            "JANUARY 2016",
            "january 2016",
            "Jan 2016",
            "Jan. 2016",
            "January, 2016",
            "January-2016",
            "January/2016",
            "2016 January",
            "01/2016",
            "1/2016",
            "01.2016",
            "01-2016",
            "2016-01",
            "2016/01",
            "janvier 2016",
            "janv. 2016",
            "Janvier\u00A02016",
            "enero de 2016",
            "enero 2016",
            "Ene. 2016",
            "January  2016",
            "Jan\u00ADuary 2016",
            "Janu\u200Bary 2016",
            "\uFF2Aanuary 2016",
            "January of 2016",
            "jan 2016",
            "January2016",
            "Jan '16",
            "1/16")) {
      written("month as " + label, 0, label + ": " + T);
    }
    for (String label : List.of("juillet 2018", "juil. 2018", "julio de 2018", "Jul. 2018")) {
      written("month as " + label, 2, label + " : " + T);
    }
  }

  private static void days() {
    for (String label :
        List.of(
            "Tuesday, 15 May 2018",
            "Tue 15 May 2018",
            "15th May 2018",
            "15th of May 2018",
            "the 15th of May 2018",
            "May 15, 2018",
            "May 15th, 2018",
            "May 15 2018",
            "15/05/2018",
            "05/15/2018",
            "15.05.2018",
            "15-05-2018",
            "15 / 05 / 2018",
            "2018-05-15",
            "2018/05/15",
            "15-May-2018",
            "15 mai 2018",
            "le 15 mai 2018",
            "mardi 15 mai 2018",
            "15 de mayo de 2018",
            "martes, 15 de mayo de 2018",
            "15 May, 2018",
            "2018 May 15",
            "15 May 2018, 10:30",
            "15 May 2018 (Tuesday)",
            "15/05/18",
            "15 May")) {
      written("day as " + label, 1, label + ": " + T);
    }
  }

  private static void spans() {
    for (String label :
        List.of(
            "December 2018 \u2013 January 2019",
            "December 2018 - January 2019",
            "December 2018-January 2019",
            "December 2018\u2014January 2019",
            "December 2018 to January 2019",
            "from December 2018 to January 2019",
            "between December 2018 and January 2019",
            "Dec. 2018 \u2013 Jan. 2019",
            "12/2018 \u2013 01/2019",
            "2018-12/2019-01",
            "d\u00E9cembre 2018 \u2013 janvier 2019",
            "de diciembre de 2018 a enero de 2019",
            "December 2018 & January 2019",
            "December 2018 until January 2019")) {
      written("span as " + label, 3, label + ": " + T);
      written("span as " + label + " and dash", 3, label + " \u2013 " + T);
    }
  }

  private static void pages() {
    page("no empty lines between entries", it -> it.details = text -> text.replace("\n\n", "\n"));
    page("more empty lines", it -> it.details = text -> text.replace("\n\n", "\n\n \n\n"));
    page("rules between entries", it -> it.details = text -> text.replace("\n\n", "\n\n---\n\n"));
    page("wrapped lines", it -> it.details = PageEdits::wrapped);
    page("indented lines", it -> it.details = text -> text.replaceAll("(?m)^", "  "));
    page("one more highlight", it -> it.highlights.add(EditedPage.TOLD.get(2)));
    page("highlights of all", it -> it.highlights.addAll(EditedPage.TOLD));
    text("CRLF", page -> page.replace("\n", "\r\n"));
    text("CR", page -> page.replace("\n", "\r"));
    text("spaces at ends", page -> page.replace("\n", " \t\n"));
    text("no-break spaces", page -> page.replace(' ', '\u00A0'));
    text("byte order mark", page -> "\uFEFF" + page);
    text("decomposed", page -> Normalizer.normalize(page, Normalizer.Form.NFD));
    KINDS.put(
        "a line twice",
        (page, seeded) -> {
          SampleEngagement told = seeded.of(EditedPage.TOLD);
          page.details = text -> text + "\n\n" + page.lines.get(told);
        });
    KINDS.put(
        "a line moved",
        (page, seeded) -> {
          SampleEngagement told = seeded.of(EditedPage.TOLD);
          String line = page.lines.remove(told);
          page.lines.put(told, line == null ? "" : line);
        });
  }

  private static void headings() {
    heading("## %s");
    heading("## %s ##");
    heading("**%s**");
    heading("**%s:**");
    heading("*%s*");
    heading("%s:");
    heading("%s :");
    heading("%s\n====");
    heading("%s\n---");
    heading("====\n%s\n====");
    heading("<h2>%s</h2>");
    heading("\u2022 %s");
    heading("1. %s");
    heading("%s\n\n%1$s");
    heading("%s \u2013");
    headingAs("headings in capitals", String::toUpperCase);
    headingAs("headings in small letters", String::toLowerCase);
    headingAs("headings in the singular", it -> it.replaceAll("s$", ""));
    headingAs("headings with no-break spaces", it -> it.replace(' ', '\u00A0'));
  }

  private static void contacts() {
    for (String form :
        List.of(
            "N, F, E, P",
            "N; F; E; P",
            "N | F | E | P",
            "N \u2013 F \u2013 E \u2013 P",
            "N, F <E>, P",
            "N, F (E) P",
            "N <E>\nF\nP",
            "F\nN\nE\nP",
            "F: N, E, P",
            "F N, E, P",
            "F, N\nE\nP",
            "N (F)\nE\nP",
            "N\nF\nE-mail: E\nTel: P",
            "N\nF\nE\nPhone: P",
            "Name: N\nFunction: F\nEmail: E\nPhone: P",
            "N\nF\nTel.: P\nmailto:E",
            "- N\n- F\n- E\n- P",
            "\u2022 N, F, E, P",
            "**N**\nF\nE\nP",
            "N\n*F*\nE\nP",
            "N\nF\n<E>\nP",
            "N\nF\nE / P",
            "N, F\nE, P",
            "N\nF\nTel.: P; E-mail: E",
            "N\nF\nCourriel : E\nT\u00E9l. : P",
            "N\nF\nE\nP\nFax: +41 22 111 11 11",
            "N\nF\nP\nE",
            "N\n\nF\n\nE\n\nP",
            "### N\nF\nE\nP",
            "N\nF\nsecond (at) example.org\nP")) {
      KINDS.put("contact as " + form, (page, seeded) -> page.person = contact(form));
    }
  }

  private static String contact(String form) {
    List<String> fields = List.of(EditedPage.PERSON.split("\n"));
    return form.replaceAll("\\bN\\b", fields.get(0))
        .replaceAll("\\bF\\b", fields.get(1))
        .replaceAll("\\bE\\b(?!-mail)", fields.get(2))
        .replaceAll("\\bP\\b", fields.get(3));
  }

  /** A form for any entry. */
  private static void line(String name, String form) {
    KINDS.put(name, (page, seeded) -> relabelled(page, seeded.of(EditedPage.TOLD), form, Set.of()));
  }

  private static void doubt(String form, String mark) {
    KINDS.put(
        form,
        (page, seeded) -> {
          SampleEngagement told = EditedPage.TOLD.get(seeded.of(0, 2, 4, 5));
          relabelled(page, told, form, Set.of(told.edtf() + mark));
        });
  }

  /** A form for one entry. */
  private static void written(String name, int entry, String form) {
    KINDS.put(name, (page, seeded) -> relabelled(page, EditedPage.TOLD.get(entry), form, Set.of()));
  }

  /** An entry whose label was edited already is left alone: two edits together say what neither. */
  private static void relabelled(
      EditedPage page, SampleEngagement told, String form, Set<String> saying) {
    if (page.labelled.add(told)) {
      page.lines.put(told, form.replace(L, told.label()).replace(T, told.text()));
      saying.forEach(edtf -> page.says(told, edtf));
    }
  }

  private static void page(String name, Consumer<EditedPage> edit) {
    KINDS.put(name, (page, seeded) -> edit.accept(page));
  }

  private static void text(String name, UnaryOperator<String> edit) {
    KINDS.put(name, (page, seeded) -> page.afterwards.add(edit));
  }

  private static void heading(String form) {
    headingAs("heading as " + form, it -> form.formatted(it));
  }

  private static void headingAs(String name, UnaryOperator<String> edit) {
    KINDS.put(name, (page, seeded) -> page.heading = edit);
  }

  private static String wrapped(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      lines.add(line.replaceAll("(.{25,40}?) (?=.{8})", "$1\n"));
    }
    return String.join("\n", lines);
  }
}
