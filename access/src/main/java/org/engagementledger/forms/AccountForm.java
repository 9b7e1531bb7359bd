package org.engagementledger.forms;

import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A form about an account, as it was filled in; nothing in it has been checked. Passwords are no
 * part of it: they are not shown again.
 *
 * @param key made when the blank form was shown, so that sending it twice does it once
 * @param signIn {@code link} or {@code password}: how the person gets in
 * @param reason why; may be empty
 */
public record AccountForm(String key, String name, String role, String signIn, String reason) {
  /** A form in which nothing is filled in. */
  public static AccountForm blank() {
    return new AccountForm(newKey(), "", "READER", "link", "");
  }

  /** A form as it was filled in, by the names of its fields; what is not there is empty. */
  public static AccountForm filled(UnaryOperator<String> field) {
    return new AccountForm(
        field.apply("key"),
        field.apply("name").strip(),
        field.apply("role"),
        field.apply("signIn"),
        field.apply("reason").strip());
  }

  /** The same content as another form. */
  public AccountForm underNewKey() {
    return new AccountForm(newKey(), name, role, signIn, reason);
  }

  /** All that was filled in, to tell one content from another. */
  public String content() {
    return toString();
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }
}
