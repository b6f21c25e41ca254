package org.bitgauge.core.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a public static factory with one scalar parameter: the record may then be written as that scalar alone. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD})
public @interface Shorthand {
    /** One sentence on what the scalar means. */
    String value();
}
