package org.bitgauge.core.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.bitgauge.core.quantity.Dimension;

/** A {@code double} that is written with a unit and carried in the base unit of its dimension. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Unit {
    /** What kind of quantity it is. */
    Dimension value();
}
