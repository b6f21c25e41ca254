package org.bitgauge.core.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Closed bounds of a number, in the base unit where it is a quantity. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT})
public @interface Range {
    /** Least legal value. */
    double min() default Double.NEGATIVE_INFINITY;

    /** Greatest legal value. */
    double max() default Double.POSITIVE_INFINITY;
}
