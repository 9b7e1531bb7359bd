package org.engagementledger.time;

/** Where a state stood on an instrument in two views of its dossier. */
public record StatusChange(StatusAsOf before, StatusAsOf after) {}
