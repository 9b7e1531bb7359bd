package org.engagementledger.command.dossiers;

import java.util.List;
import java.util.Optional;
import org.engagementledger.command.CommandDispatcher;
import org.engagementledger.command.CommandRequest;
import org.engagementledger.command.dossiers.DossierCommand.CompleteFollowUp;
import org.engagementledger.command.dossiers.DossierCommand.PromiseFollowUp;
import org.engagementledger.command.dossiers.DossierCommand.RecordConferenceParticipation;
import org.engagementledger.command.dossiers.DossierCommand.RecordEngagement;
import org.engagementledger.command.dossiers.DossierCommand.RecordFact;
import org.engagementledger.command.dossiers.DossierCommand.RecordJointStatement;
import org.engagementledger.command.dossiers.DossierCommand.RecordLetter;
import org.engagementledger.command.dossiers.DossierCommand.RecordMeeting;
import org.engagementledger.command.dossiers.DossierCommand.RecordStatement;
import org.engagementledger.command.dossiers.DossierCommand.RecordSubmission;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.FollowUp;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What happened between the coalition and a state, and what was promised then. */
@RestController
@RequestMapping("/api/countries/{country}")
final class EngagementController {
  private final CommandDispatcher desk;

  EngagementController(CommandDispatcher desk) {
    this.desk = desk;
  }

  /** Makes the command of one kind of engagement. */
  private interface Recording {
    RecordFact of(CountryCode country, EntryId entry, Engagement fact);
  }

  @PostMapping("/meetings")
  ResponseEntity<Object> meeting(@PathVariable CountryCode country, CommandRequest submission) {
    return record(country, EngagementKind.MEETING, RecordMeeting::new, submission);
  }

  @PostMapping("/letters")
  ResponseEntity<Object> letter(@PathVariable CountryCode country, CommandRequest submission) {
    return record(country, EngagementKind.LETTER, RecordLetter::new, submission);
  }

  @PostMapping("/statements")
  ResponseEntity<Object> statement(@PathVariable CountryCode country, CommandRequest submission) {
    return record(country, EngagementKind.STATEMENT, RecordStatement::new, submission);
  }

  @PostMapping("/joint-statements")
  ResponseEntity<Object> joint(@PathVariable CountryCode country, CommandRequest submission) {
    return record(country, EngagementKind.JOINT_STATEMENT, RecordJointStatement::new, submission);
  }

  @PostMapping("/conference-participations")
  ResponseEntity<Object> conference(@PathVariable CountryCode country, CommandRequest submission) {
    return record(
        country,
        EngagementKind.CONFERENCE_PARTICIPATION,
        RecordConferenceParticipation::new,
        submission);
  }

  @PostMapping("/submissions")
  ResponseEntity<Object> submission(@PathVariable CountryCode country, CommandRequest submission) {
    return record(country, EngagementKind.SUBMISSION, RecordSubmission::new, submission);
  }

  @PostMapping("/engagements")
  ResponseEntity<Object> engagement(@PathVariable CountryCode country, CommandRequest submission) {
    Engagement fact = submission.fact(Engagement.class);
    return created(new RecordEngagement(country, submission.newEntry(), fact), submission);
  }

  @PostMapping("/entries/{engagement}/follow-ups")
  ResponseEntity<Object> promise(
      @PathVariable CountryCode country,
      @PathVariable EntryId engagement,
      CommandRequest submission) {
    FollowUp fact = submission.as(Promise.class).in(engagement);
    return created(new PromiseFollowUp(country, submission.newEntry(), fact), submission);
  }

  @PostMapping("/entries/{engagement}/follow-ups/{followUp}/completion")
  ResponseEntity<Object> complete(
      @PathVariable CountryCode country,
      @PathVariable EntryId engagement,
      @PathVariable EntryId followUp,
      CommandRequest submission) {
    Completion end = submission.as(Completion.class);
    var command =
        new CompleteFollowUp(
            country, Optional.of(engagement), followUp, end.outcome(), end.date(), end.note());
    return CommandResponses.ok(desk.submit(command, submission.asked()), followUp);
  }

  /** What was promised, by whom, by when if that was said, and when it was promised. */
  private record Promise(
      String promise, String by, Optional<EdtfDate> due, EdtfDate date, List<String> internal) {
    FollowUp in(EntryId engagement) {
      EdtfDate dueOrUnknown = due.orElse(EdtfDate.UNKNOWN);
      return new FollowUp(
          engagement, promise, by, dueOrUnknown, FollowUp.State.OPEN, date, internal);
    }
  }

  private record Completion(FollowUp.State outcome, EdtfDate date, String note) {}

  private ResponseEntity<Object> record(
      CountryCode country, EngagementKind kind, Recording recording, CommandRequest submission) {
    Engagement fact = submission.saying("kind", kind.name()).fact(Engagement.class);
    return created(recording.of(country, submission.newEntry(), fact), submission);
  }

  private ResponseEntity<Object> created(RecordFact command, CommandRequest submission) {
    return CommandResponses.created(desk.submit(command, submission.asked()), command.entry());
  }
}
