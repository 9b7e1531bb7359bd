package org.engagementledger.command.samples.asking;

import org.engagementledger.command.samples.answering.Reply;

/** Knows the answer, which knows the question. */
public record Question(Reply reply) {}
