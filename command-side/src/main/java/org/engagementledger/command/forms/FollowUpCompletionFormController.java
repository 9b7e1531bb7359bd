package org.engagementledger.command.forms;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.command.CommandContext;
import org.engagementledger.command.CommandDispatcher;
import org.engagementledger.command.CommandHeaders;
import org.engagementledger.command.IdempotencyKeyReused;
import org.engagementledger.command.dossiers.DossierCommand.CompleteFollowUp;
import org.engagementledger.command.dossiers.NoSuchEntry;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.forms.FollowUpCompletionForm;
import org.engagementledger.history.DossierHistory;
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

/** Takes in the form on which a promise is said to be kept or given up. */
@Controller
final class FollowUpCompletionFormController {
  private static final String RECORDED_ALREADY =
      "This form was recorded already, with another content.";

  private final CommandDispatcher desk;
  private final DossierHistory history;

  FollowUpCompletionFormController(CommandDispatcher desk, DossierHistory history) {
    this.desk = desk;
    this.history = history;
  }

  /** Records, and leads to what is still promised; or shows the form again with what is wrong. */
  @FormFields(FollowUpCompletionForm.class)
  @PostMapping(
      path = "/countries/{country}/follow-ups/{entry}/end",
      consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  Object take(
      @PathVariable CountryCode country, @PathVariable EntryId entry, HttpServletRequest request) {
    FollowUp promise = promise(country, entry);
    FollowUpCompletionForm form =
        FollowUpCompletionForm.filled(
            name -> Optional.ofNullable(request.getParameter(name)).orElse("").strip());
    try {
      return record(country, entry, form, request);
    } catch (Refusal refusal) {
      String field = MeetingFormParser.field(refusal, "");
      return again(form.page(country, entry, promise, Map.of(field, refusal.getMessage())));
    } catch (IdempotencyKeyReused reused) {
      return again(form.underNewKey().page(country, entry, promise, Map.of("", RECORDED_ALREADY)));
    } catch (Problem problem) {
      return again(form.page(country, entry, promise, Map.of("", problem.getMessage())));
    }
  }

  private FollowUp promise(CountryCode country, EntryId entry) {
    return history
        .entry(country, entry)
        .map(Entry::fact)
        .filter(FollowUp.class::isInstance)
        .map(FollowUp.class::cast)
        .orElseThrow(() -> new NoSuchEntry(country, entry));
  }

  private ResponseEntity<Void> record(
      CountryCode country, EntryId entry, FollowUpCompletionForm form, HttpServletRequest request) {
    CommandContext asked = CommandHeaders.ofForm(request, form.key()).asked(form.content(), "", "");
    long position = desk.submit(command(country, entry, form), asked).recorded().position();
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/follow-ups?atLeast=" + position))
        .build();
  }

  private static CompleteFollowUp command(
      CountryCode country, EntryId entry, FollowUpCompletionForm form) {
    return new CompleteFollowUp(
        country, entry, outcome(form.outcome()), date(form.date()), form.note());
  }

  private static FollowUp.State outcome(String text) {
    return switch (text) {
      case "DONE" -> FollowUp.State.DONE;
      case "DROPPED" -> FollowUp.State.DROPPED;
      default -> throw new Refusal("say whether it is done or dropped").at("/outcome");
    };
  }

  private static EdtfDate date(String text) {
    try {
      return new EdtfDate(text);
    } catch (Refusal wrong) {
      throw wrong.at("/date");
    }
  }

  private static ModelAndView again(ModelAndView page) {
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }
}
