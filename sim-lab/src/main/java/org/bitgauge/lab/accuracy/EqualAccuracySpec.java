package org.bitgauge.lab.accuracy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;

/**
 * A comparison at equal accuracy as a user writes it.
 *
 * @param table built-in table of accuracies
 * @param file table of one's own
 * @param targets accuracies to be reached
 * @param series which networks of it
 * @param claims published claims to hold against the results
 */
@Doc("A comparison at equal accuracy: for every precision of a table of trained networks the cheapest that reaches"
        + " a target.")
public record EqualAccuracySpec(
        @Doc("Built-in table: mnist.") Optional<String> table,
        @Doc("Table of your own, relative to this file: CSV with network, width, weight_bits,"
                        + " activation_bits, accuracy and optionally epochs; # lines at the top name the source.")
                Optional<Path> file,
        @Doc("Accuracies to be reached, as shares.") List<Double> targets,
        @Doc("Which networks of the table.") List<AccuracySeries> series,
        @Doc("Published claims to hold against the results: su2018.") @Default("[]") List<String> claims) {
    public EqualAccuracySpec {
        if (table.isPresent() == file.isPresent()) {
            throw new IllegalArgumentException(
                    "name either a built-in table (table: mnist) or a file of your own (file:)");
        }
        if (table.isPresent() && !table.get().equals("mnist")) {
            throw new IllegalArgumentException(
                    "there is no table '" + table.get() + "'; there is mnist, or give a file");
        }
        if (targets.isEmpty() || series.isEmpty()) {
            throw new IllegalArgumentException("equal-accuracy needs at least one target and one series");
        }
        for (double target : targets) {
            if (!(target > 0 && target < 1)) {
                throw new IllegalArgumentException("a target is a share between 0 and 1, as 0.98, was " + target);
            }
        }
        for (String claim : claims) {
            if (!claim.equals("su2018")) {
                throw new IllegalArgumentException("no claims are known of '" + claim + "'; there is su2018");
            }
        }
    }

    /** The table. */
    public AccuracyTable load() {
        return file.map(AccuracyTable::read).orElseGet(AccuracyTable::mnist);
    }
}
