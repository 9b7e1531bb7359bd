package org.engagementledger.command.forms;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.command.CommandContext;
import org.engagementledger.command.CommandDispatcher;
import org.engagementledger.command.CommandHeaders;
import org.engagementledger.command.IdempotencyKeyReused;
import org.engagementledger.command.dossiers.DossierCommand.RecordMeeting;
import org.engagementledger.command.dossiers.DossierNotOpened;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.forms.MeetingForm;
import org.engagementledger.parameters.FormFields;
import org.engagementledger.problems.Problem;
import org.engagementledger.text.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Takes in the form on which a meeting is recorded. */
@Controller
final class MeetingFormController {
  private static final String RECORDED_ALREADY =
      "This form was recorded already, with another content. Send it again if this is another"
          + " meeting; if it is the same, amend the entry instead.";

  private final CommandDispatcher desk;

  MeetingFormController(CommandDispatcher desk) {
    this.desk = desk;
  }

  /**
   * Records, and leads to the dossier. If that cannot be, the form comes again with what was filled
   * in, whatever the reason: nobody types a meeting twice.
   */
  @FormFields(MeetingForm.class)
  @PostMapping(
      path = "/countries/{country}/meetings",
      consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  Object take(@PathVariable CountryCode country, HttpServletRequest request) {
    MeetingForm form =
        MeetingForm.filled(name -> Optional.ofNullable(request.getParameter(name)).orElse(""));
    MeetingFormParser reading = new MeetingFormParser(form);
    try {
      return reading
          .meeting()
          .<Object>map(meeting -> record(country, meeting, form, request))
          .orElseGet(() -> again(country, form, reading.errors()));
    } catch (Refusal refusal) {
      String field = MeetingFormParser.field(refusal, "");
      return again(country, form, Map.of(field, refusal.getMessage()));
    } catch (IdempotencyKeyReused reused) {
      return again(country, form.underNewKey(), Map.of("", RECORDED_ALREADY));
    } catch (DossierNotOpened nowhere) {
      throw nowhere;
    } catch (Problem problem) {
      return again(country, form, Map.of("", problem.getMessage()));
    }
  }

  private ResponseEntity<Void> record(
      CountryCode country, Engagement meeting, MeetingForm form, HttpServletRequest request) {
    CommandContext asked =
        CommandHeaders.ofForm(request, form.key()).asked(form.content(), form.reason(), "");
    var receipt = desk.submit(new RecordMeeting(country, new EntryId(asked.id()), meeting), asked);
    long position = receipt.recorded().position();
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/countries/" + country + "?atLeast=" + position))
        .build();
  }

  private static ModelAndView again(
      CountryCode country, MeetingForm form, Map<String, String> errors) {
    ModelAndView page = form.page(country, country.englishName(), errors);
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }
}
