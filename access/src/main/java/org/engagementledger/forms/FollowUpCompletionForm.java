package org.engagementledger.forms;

import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.FollowUp;
import org.springframework.web.servlet.ModelAndView;

/**
 * The form on which a promise is said to be kept or given up, as it was filled in; nothing in it
 * has been checked.
 *
 * @param key made when the blank form was shown, so that sending it twice records once
 * @param outcome {@code DONE} or {@code DROPPED}
 * @param date when that was
 * @param note how it was kept; why it was given up
 */
public record FollowUpCompletionForm(String key, String outcome, String date, String note) {
  /** A form in which nothing is filled in; the browser puts in its day. */
  public static FollowUpCompletionForm blank() {
    return new FollowUpCompletionForm(newKey(), FollowUp.State.DONE.name(), "", "");
  }

  /** A form as it was filled in, by the names of its fields; what is not there is empty. */
  public static FollowUpCompletionForm filled(UnaryOperator<String> field) {
    return new FollowUpCompletionForm(
        field.apply("key"),
        field.apply("outcome"),
        field.apply("date"),
        field.apply("note").replace("\r\n", "\n"));
  }

  /** The same content as another form. */
  public FollowUpCompletionForm underNewKey() {
    return new FollowUpCompletionForm(newKey(), outcome, date, note);
  }

  /** All that was filled in, to tell one content from another. */
  public String content() {
    return toString();
  }

  /**
   * The page that shows the form.
   *
   * @param promise what was promised
   * @param errors what is wrong, by the name of the field; by the empty name for the whole
   */
  public ModelAndView page(
      CountryCode country, EntryId entry, FollowUp promise, Map<String, String> errors) {
    return new ModelAndView(
        "end-of-promise-form",
        Map.of(
            "country",
            country.code(),
            "countryName",
            country.englishName(),
            "entry",
            entry.id(),
            "promise",
            promise,
            "form",
            this,
            "errors",
            errors));
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }
}
