package org.engagementledger.problems;

import java.util.List;
import java.util.Set;

/** A request has parameters that mean nothing here, or that are given twice. */
public final class InvalidParameters extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<FieldError> errors;
  private final transient Set<String> unknown;

  /**
   * Such parameters.
   *
   * @param errors what is wrong with which parameter
   * @param unknown the names of those that mean nothing
   */
  public InvalidParameters(List<FieldError> errors, Set<String> unknown) {
    super("wrong parameters");
    this.errors = List.copyOf(errors);
    this.unknown = Set.copyOf(unknown);
  }

  List<FieldError> errors() {
    return errors;
  }

  Set<String> unknown() {
    return unknown;
  }
}
