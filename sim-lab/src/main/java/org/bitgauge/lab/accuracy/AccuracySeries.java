package org.bitgauge.lab.accuracy;

import java.util.Optional;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Positive;

/**
 * Trained networks that are compared with each other.
 *
 * @param name in tables and figures
 * @param rows network column of the table
 * @param epochs rows trained this long; all where not given
 * @param scaled what a width means
 */
@Doc("Trained networks that are compared with each other.")
public record AccuracySeries(
        @Doc("Name in tables and figures.") String name,
        @Doc("Rows of the table whose network column holds this.") String rows,
        @Doc("Rows trained for so many epochs; all where not given.") @Positive Optional<Integer> epochs,
        @Doc("What a width means.") ScaledNetwork scaled) {}
