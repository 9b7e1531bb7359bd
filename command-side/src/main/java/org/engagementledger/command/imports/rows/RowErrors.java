package org.engagementledger.command.imports.rows;

import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.problems.FieldError;
import org.engagementledger.problems.InvalidRequestBody;
import org.engagementledger.problems.JsonErrorMessages;
import org.engagementledger.problems.Problem;
import org.engagementledger.text.Refusal;
import tools.jackson.core.JacksonException;

/**
 * Says of a row why it is refused.
 *
 * @param mapping says from which columns its members came
 */
public record RowErrors(TableMapping mapping) {
  /**
   * The report of a row that could not be recorded.
   *
   * @throws RuntimeException the same, if the row is not to blame
   */
  public RowReport explain(TableRow row, RuntimeException wrong) {
    return switch (wrong) {
      case Refusal it -> refused(row, it.pointer(), it.getMessage());
      case InvalidRequestBody it -> refused(row, it.error());
      case JacksonException it -> refused(row, JsonErrorMessages.explain(it));
      case Problem it -> refused(row, it);
      default -> throw wrong;
    };
  }

  private RowReport refused(TableRow row, Problem problem) {
    if (problem.status().is5xxServerError()) {
      throw problem;
    }
    return refused(row, "", problem.getMessage());
  }

  private RowReport refused(TableRow row, FieldError error) {
    return refused(row, error.pointer(), error.detail());
  }

  private RowReport refused(TableRow row, String pointer, String why) {
    String member = pointer.isEmpty() ? "" : pointer.substring(1).split("/", 2)[0];
    String said = member.equals("sources") ? "source" : member;
    String column = mapping.rows().get(row.rule()).columns().getOrDefault(said, said);
    return RowReport.of(row, Action.REFUSED, column, why);
  }
}
