package org.engagementledger.limits;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A handler whose answer costs much more than that of others: it reads many dossiers, or gives a
 * whole. An account has few of them under way at once.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface HeavyRequest {
  /** The parameters and headers of which one makes a request heavy; none if each request is. */
  String[] value() default {};
}
