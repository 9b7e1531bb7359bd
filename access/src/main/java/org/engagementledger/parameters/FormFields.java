package org.engagementledger.parameters;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The fields of a form that a handler, or all of a controller, read from the request itself. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface FormFields {
  /** Records that name the fields. */
  Class<? extends Record>[] value() default {};

  /** Fields that are in none of them, such as passwords. */
  String[] names() default {};
}
