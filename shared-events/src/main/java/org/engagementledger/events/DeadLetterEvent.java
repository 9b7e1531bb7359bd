package org.engagementledger.events;

/**
 * What was done about an event that could not be taken into what is shown: a dead letter. It is
 * recorded, since it changes what is shown, and since an auditor asks who did it.
 */
public sealed interface DeadLetterEvent extends LedgerEvent {
  /** The one stream of all of them. */
  String STREAM = "dead-letters";

  /** The id of the event that is a dead letter. */
  String event();

  /** The stream of that event. */
  String of();

  @Override
  default String stream() {
    return STREAM;
  }

  /** It was to be tried again. */
  record EventRetried(String event, String of) implements DeadLetterEvent {}

  /** What is shown is to be as if it had not been recorded. */
  record EventDiscarded(String event, String of, String reason) implements DeadLetterEvent {}
}
