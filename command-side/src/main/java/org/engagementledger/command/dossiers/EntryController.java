package org.engagementledger.command.dossiers;

import org.engagementledger.command.dossiers.DossierCommand.AddContact;
import org.engagementledger.command.dossiers.DossierCommand.AmendEntry;
import org.engagementledger.command.dossiers.DossierCommand.ChangeContact;
import org.engagementledger.command.dossiers.DossierCommand.RemoveContact;
import org.engagementledger.command.dossiers.DossierCommand.RetractEntry;
import org.engagementledger.command.submissions.Asked;
import org.engagementledger.command.submissions.CommandDesk;
import org.engagementledger.command.submissions.DossierMoved;
import org.engagementledger.command.submissions.Submission;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.Entry;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Fact.Contact;
import org.engagementledger.log.DossierHistory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was recorded put right or taken back; and contacts, which come and go. */
@RestController
@RequestMapping("/api/countries/{country}")
final class EntryController {
  private static final int ATTEMPTS = 8;

  private final CommandDesk desk;
  private final DossierHistory history;

  EntryController(CommandDesk desk, DossierHistory history) {
    this.desk = desk;
    this.history = history;
  }

  @PostMapping("/entries/{entry}/amendment")
  ResponseEntity<Object> amend(
      @PathVariable CountryCode country, @PathVariable EntryId entry, Submission submission) {
    for (int attempt = 1; ; attempt++) {
      try {
        return amendOnce(country, entry, submission);
      } catch (DossierMoved moved) {
        if (submission.asked().ifMatch().isPresent() || attempt == ATTEMPTS) {
          throw moved;
        }
      }
    }
  }

  /** What the amendment does not name stays as it was read, so the entry may not change between. */
  private ResponseEntity<Object> amendOnce(CountryCode country, EntryId id, Submission submission) {
    Entry entry = history.entry(country, id).orElseThrow(() -> new NoSuchEntry(country, id));
    Fact after = submission.patched(entry.fact(), id);
    Asked asked = submission.asked();
    var command = new AmendEntry(country, id, entry.version(), after, asked.reason());
    return Answers.ok(desk.submit(command, asked), id);
  }

  @PostMapping("/entries/{entry}/retraction")
  ResponseEntity<Object> retract(
      @PathVariable CountryCode country, @PathVariable EntryId entry, Submission submission) {
    submission.as(Nothing.class);
    var command = new RetractEntry(country, entry, submission.asked().reason());
    return Answers.ok(desk.submit(command, submission.asked()), entry);
  }

  @PostMapping("/contacts")
  ResponseEntity<Object> add(@PathVariable CountryCode country, Submission submission) {
    Contact fact = submission.perhapsUndated().fact(Contact.class);
    var command = new AddContact(country, submission.newEntry(), fact);
    return Answers.created(desk.submit(command, submission.asked()), command.entry());
  }

  @PutMapping("/contacts/{entry}")
  ResponseEntity<Object> change(
      @PathVariable CountryCode country, @PathVariable EntryId entry, Submission submission) {
    Contact fact = submission.about(entry).perhapsUndated().fact(Contact.class);
    var command = new ChangeContact(country, entry, fact);
    return Answers.ok(desk.submit(command, submission.asked()), entry);
  }

  @PostMapping("/contacts/{entry}/removal")
  ResponseEntity<Object> remove(
      @PathVariable CountryCode country, @PathVariable EntryId entry, Submission submission) {
    submission.as(Nothing.class);
    var command = new RemoveContact(country, entry);
    return Answers.ok(desk.submit(command, submission.asked()), entry);
  }

  /** A body that says nothing but why. */
  private record Nothing() {}
}
