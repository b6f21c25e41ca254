package org.bitgauge.lab.experiment;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.bitgauge.core.config.Bound;
import org.bitgauge.core.config.Problems;

/** Refuses two networks, profiles or designs of one name: their rows in tables and files could not be told apart. */
final class Twins {
    private final Bound<ExperimentSpec> bound;
    private final Problems problems;

    Twins(Bound<ExperimentSpec> bound, Problems problems) {
        this.bound = requireNonNull(bound, "bound");
        this.problems = requireNonNull(problems, "problems");
    }

    /**
     * Adds a problem for each part whose name an earlier one has.
     *
     * @param what the part in words
     * @param list where the parts stand in the file
     * @param listed how many stand there; those after it come from format sweeps
     */
    <T> void refuse(String what, String list, int listed, List<T> parts, Function<T, String> name) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < parts.size(); i++) {
            String own = name.apply(parts.get(i));
            if (!seen.add(own)) {
                problems.add(bound.problem(
                        i < listed ? list + "[" + i + "]" : "format-sweeps",
                        "two " + list + " are named '" + own + "'; tables and files could not tell them apart",
                        "give each " + what + " its own name, or its own experiment"));
            }
        }
    }
}
