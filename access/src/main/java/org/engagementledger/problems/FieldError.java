package org.engagementledger.problems;

/**
 * What is wrong with one field.
 *
 * @param pointer the field as a JSON pointer (RFC 6901); empty for the whole
 * @param detail what is wrong with it
 */
public record FieldError(String pointer, String detail) {}
