package org.bitgauge.core.result;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.bitgauge.core.config.Doc;

/**
 * Which of several designs wins at each pair of weight and activation widths.
 *
 * @param name of the comparison
 * @param title one line for people
 * @param network what every design runs
 * @param rule what is held equal
 * @param reference design that others are sized by and compared with
 * @param criteria what winning means, in the order of the tables
 * @param entrants designs as built and sized
 * @param cells pairs of widths, weights first
 */
public record WinnerMap(
        String name,
        String title,
        String network,
        String rule,
        String reference,
        ImmutableList<Criterion> criteria,
        ImmutableList<Entrant> entrants,
        ImmutableList<Cell> cells) {
    public WinnerMap {
        requireNonNull(reference, "reference");
        requireNonNull(cells, "cells");
    }

    /** What is made small. */
    public enum Criterion {
        @Doc("Time of an inference.")
        TIME,
        @Doc("Energy of an inference.")
        ENERGY,
        @Doc("Energy times time of an inference.")
        EDP;

        /** Name in tables and files. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A design.
     *
     * @param name of the design
     * @param array its array in one line
     * @param sizing how it was sized
     * @param areaMm2 silicon
     * @param clockHz clock
     */
    public record Entrant(String name, String array, String sizing, double areaMm2, double clockHz) {}

    /**
     * One design at one pair of widths.
     *
     * @param design name
     * @param seconds time of an inference; 0 if refused
     * @param energyJ energy of an inference; 0 if refused
     * @param refused why it cannot run, empty if it can
     */
    public record Outcome(String design, double seconds, double energyJ, String refused) {
        /** What is made small. */
        public double of(Criterion criterion) {
            return switch (criterion) {
                case TIME -> seconds;
                case ENERGY -> energyJ;
                case EDP -> seconds * energyJ;
            };
        }
    }

    /**
     * A pair of widths.
     *
     * @param weightBits bits of weights
     * @param activationBits bits of activations
     * @param outcomes one for each design
     */
    public record Cell(int weightBits, int activationBits, ImmutableList<Outcome> outcomes) {
        /** Designs that can run, best first; equally good ones in the order given. */
        public ImmutableList<Outcome> ranking(Criterion criterion) {
            return outcomes.stream()
                    .filter(outcome -> outcome.refused().isEmpty())
                    .sorted(Comparator.comparingDouble(outcome -> outcome.of(criterion)))
                    .collect(ImmutableList.toImmutableList());
        }

        /** The outcome of a design, if it can run. */
        public Optional<Outcome> of(String design) {
            return outcomes.stream()
                    .filter(o -> o.design().equals(design) && o.refused().isEmpty())
                    .findFirst();
        }
    }
}
