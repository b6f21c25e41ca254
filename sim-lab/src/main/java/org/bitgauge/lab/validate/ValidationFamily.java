package org.bitgauge.lab.validate;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Reference cases of one kind, found by {@link java.util.ServiceLoader}. A new family is one class, and nothing else.
 */
public interface ValidationFamily {
    /** Name on the command line, for example {@code synth}. */
    String name();

    /** One sentence: what is compared with what, from which source and version, and what is not modelled. */
    String description();

    /**
     * Replays the cases.
     *
     * @param cases folder with cases in the layout of the family; empty for those that ship with the project
     * @throws ValidationInputException when the folder does not hold such cases
     */
    FamilyCases replay(Optional<Path> cases);
}
