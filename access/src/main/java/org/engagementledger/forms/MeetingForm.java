package org.engagementledger.forms;

import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.engagementledger.countries.CountryCode;
import org.springframework.web.servlet.ModelAndView;

/**
 * The form on which a meeting is recorded, as it was filled in; nothing in it has been checked.
 *
 * @param key made when the blank form was shown, so that sending it twice records once
 * @param lastDay if it lasted several days; may be empty
 * @param ourParticipants one per line: function, organisation
 * @param theirParticipants the same for the state's side
 * @param internal whether nothing of its texts is shown to readers
 * @param reason why it is recorded; may be empty
 */
public record MeetingForm(
    String key,
    String date,
    String lastDay,
    String title,
    String text,
    String place,
    String ourParticipants,
    String theirParticipants,
    boolean highlight,
    boolean internal,
    String reason) {
  /** A form in which nothing is filled in; the browser puts in its day. */
  public static MeetingForm blank() {
    return new MeetingForm(
        UUID.randomUUID().toString(), "", "", "", "", "", "", "", false, false, "");
  }

  /** A form as it was filled in, by the names of its fields; what is not there is empty. */
  public static MeetingForm filled(UnaryOperator<String> field) {
    return new MeetingForm(
        field.apply("key"),
        field.apply("date"),
        field.apply("lastDay"),
        field.apply("title"),
        field.apply("text").replace("\r\n", "\n"),
        field.apply("place"),
        field.apply("ourParticipants"),
        field.apply("theirParticipants"),
        field.apply("highlight").equals("true"),
        field.apply("internal").equals("true"),
        field.apply("reason"));
  }

  /** The same content as another form. */
  public MeetingForm underNewKey() {
    return new MeetingForm(
        UUID.randomUUID().toString(),
        date,
        lastDay,
        title,
        text,
        place,
        ourParticipants,
        theirParticipants,
        highlight,
        internal,
        reason);
  }

  /** All that was filled in, to tell one content from another. */
  public String content() {
    return toString();
  }

  /**
   * The page that shows the form.
   *
   * @param errors what is wrong, by the name of the field; by the empty name for the whole
   */
  public ModelAndView page(CountryCode country, String countryName, Map<String, String> errors) {
    return new ModelAndView(
        "meeting-form",
        Map.of(
            "country", country.code(), "countryName", countryName, "form", this, "errors", errors));
  }
}
