package org.bitgauge.core.unit;

/**
 * A kind of compute unit, found by {@link java.util.ServiceLoader}. Adding a unit is adding one file with this and its
 * record of parameters.
 *
 * @param <S> its parameters
 */
public interface ComputeUnitType<S extends ComputeUnitSpec> {
    /** Name in YAML, for example {@code systolic}. */
    String typeName();

    /** One sentence on what it is. */
    String doc();

    /** Its parameters. */
    Class<S> specType();

    /**
     * Builds the unit.
     *
     * @throws IllegalArgumentException if the parameters make no unit; the message says what would
     */
    ComputeUnit build(S spec, BuildContext context);
}
