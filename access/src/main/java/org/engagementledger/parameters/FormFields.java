package org.engagementledger.parameters;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The form whose fields a handler reads from the request itself. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FormFields {
  /** A record that names the fields. */
  Class<? extends Record> value();
}
