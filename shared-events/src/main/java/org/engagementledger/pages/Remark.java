package org.engagementledger.pages;

/**
 * Something on a page that a person should look at.
 *
 * @param line from 1
 * @param sentence what it is
 */
public record Remark(int line, String sentence) {}
