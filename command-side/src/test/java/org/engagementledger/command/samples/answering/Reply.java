package org.engagementledger.command.samples.answering;

import org.engagementledger.command.samples.asking.Question;

/** Knows the question, which knows the answer. */
public record Reply(Question question) {}
