package org.bitgauge.core.unit;

import org.bitgauge.core.config.Plugin;

/**
 * A kind of compute unit, found by {@link java.util.ServiceLoader}. Adding a unit is adding one file with this and its
 * record of parameters.
 *
 * @param <S> its parameters
 */
public interface ComputeUnitType<S extends ComputeUnitSpec> extends Plugin<S> {
    /**
     * Builds the unit.
     *
     * @throws IllegalArgumentException if the parameters make no unit; the message says what would
     */
    ComputeUnit build(S spec, BuildContext context);
}
