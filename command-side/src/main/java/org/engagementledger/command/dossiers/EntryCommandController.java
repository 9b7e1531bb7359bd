package org.engagementledger.command.dossiers;

import org.engagementledger.command.CommandContext;
import org.engagementledger.command.CommandDispatcher;
import org.engagementledger.command.CommandRequest;
import org.engagementledger.command.VersionConflict;
import org.engagementledger.command.dossiers.DossierCommand.AddContact;
import org.engagementledger.command.dossiers.DossierCommand.AmendEntry;
import org.engagementledger.command.dossiers.DossierCommand.ChangeContact;
import org.engagementledger.command.dossiers.DossierCommand.RemoveContact;
import org.engagementledger.command.dossiers.DossierCommand.RetractEntry;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.history.DossierHistory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was recorded put right or taken back; and contacts, which come and go. */
@RestController
@RequestMapping("/api/countries/{country}")
final class EntryCommandController {
  private static final int ATTEMPTS = 8;

  private final CommandDispatcher desk;
  private final DossierHistory history;

  EntryCommandController(CommandDispatcher desk, DossierHistory history) {
    this.desk = desk;
    this.history = history;
  }

  @PostMapping("/entries/{entry}/amendment")
  ResponseEntity<Object> amend(
      @PathVariable CountryCode country, @PathVariable EntryId entry, CommandRequest submission) {
    for (int attempt = 1; ; attempt++) {
      try {
        return amendOnce(country, entry, submission);
      } catch (VersionConflict moved) {
        if (submission.asked().ifMatch().isPresent() || attempt == ATTEMPTS) {
          throw moved;
        }
      }
    }
  }

  /** What the amendment does not name stays as it was read, so the entry may not change between. */
  private ResponseEntity<Object> amendOnce(
      CountryCode country, EntryId id, CommandRequest submission) {
    Entry entry = history.entry(country, id).orElseThrow(() -> new NoSuchEntry(country, id));
    Fact after = submission.patched(entry.fact(), id);
    CommandContext asked = submission.asked();
    var command = new AmendEntry(country, id, entry.version(), after, asked.reason());
    return CommandResponses.ok(desk.submit(command, asked), id);
  }

  @PostMapping("/entries/{entry}/retraction")
  ResponseEntity<Object> retract(
      @PathVariable CountryCode country, @PathVariable EntryId entry, CommandRequest submission) {
    submission.as(Nothing.class);
    var command = new RetractEntry(country, entry, submission.asked().reason());
    return CommandResponses.ok(desk.submit(command, submission.asked()), entry);
  }

  @PostMapping("/contacts")
  ResponseEntity<Object> add(@PathVariable CountryCode country, CommandRequest submission) {
    Contact fact = submission.perhapsUndated().fact(Contact.class);
    var command = new AddContact(country, submission.newEntry(), fact);
    return CommandResponses.created(desk.submit(command, submission.asked()), command.entry());
  }

  @PutMapping("/contacts/{entry}")
  ResponseEntity<Object> change(
      @PathVariable CountryCode country, @PathVariable EntryId entry, CommandRequest submission) {
    Contact fact = submission.about(entry).perhapsUndated().fact(Contact.class);
    var command = new ChangeContact(country, entry, fact);
    return CommandResponses.ok(desk.submit(command, submission.asked()), entry);
  }

  @PostMapping("/contacts/{entry}/removal")
  ResponseEntity<Object> remove(
      @PathVariable CountryCode country, @PathVariable EntryId entry, CommandRequest submission) {
    submission.as(Nothing.class);
    var command = new RemoveContact(country, entry);
    return CommandResponses.ok(desk.submit(command, submission.asked()), entry);
  }

  /** A body that says nothing but why. */
  private record Nothing() {}
}
