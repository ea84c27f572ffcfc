package org.kerwen.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which operation of the permission matrix an address under {@code /app} or {@code /api} is. Whoever may not do it for
 * any subject is answered as if the address were not there; for which subjects, the called service decides.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Demands {
    /** A row of {@code access/permissions.csv}. */
    String value();

    /** Whether password and code must have been typed within the last ten minutes. */
    boolean fresh() default false;
}
