package org.bitgauge.lab.compare;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import java.util.Locale;
import java.util.OptionalDouble;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.lab.design.Design;
import org.bitgauge.lab.design.DesignBuilder;
import org.bitgauge.lab.design.DesignSpec;

/**
 * Sizes a design so that what the rules name is equal to the baseline's: the largest array, in about the proportions of
 * the one given, that does not exceed the baseline's measure.
 */
public final class Sizing {
    private static final int BISECTIONS = 48;
    private static final int STEPS_BEYOND = 64;
    private static final double LARGEST_FACTOR = 1 << 20;
    private static final double TOLERANCE = 1e-9;

    private final DesignBuilder builder;
    private final ImmutableSet<Normalise> rules;

    /**
     * Sizes by these rules; {@link Normalise#ISO_FREQUENCY} combines with any one other.
     *
     * @throws IllegalArgumentException when two rules would both size the array
     */
    public Sizing(DesignBuilder builder, ImmutableSet<Normalise> rules) {
        this.builder = requireNonNull(builder, "builder");
        this.rules = requireNonNull(rules, "rules");
        if (rules.stream().filter(r -> r != Normalise.ISO_FREQUENCY).count() > 1) {
            throw new IllegalArgumentException(
                    "only one of iso-area, iso-macs, iso-power, iso-bandwidth and as-given can"
                            + " size a design; iso-frequency may be added to it");
        }
    }

    /**
     * A design, sized.
     *
     * @param design as built
     * @param how what was done, in one line
     */
    public record Sized(Design design, String how) {}

    /**
     * The design for these formats, sized to the baseline.
     *
     * @throws IllegalArgumentException when no array is small enough, or the baseline's clock cannot be reached
     */
    public Sized size(DesignSpec spec, DatapathFormats formats, Design baseline) {
        Sized sized = sizeArray(spec, formats, baseline);
        double clock = sized.design().clockHz();
        if (rules.contains(Normalise.ISO_FREQUENCY) && clock < baseline.clockHz() * (1 - TOLERANCE)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "design %s for %s runs at %.4g MHz, its baseline at %.4g MHz, so iso-frequency cannot hold; lower the"
                            + " baseline's clock, add pipeline stages, or drop iso-frequency",
                    spec.name(),
                    formats.weights().name(),
                    clock / 1e6,
                    baseline.clockHz() / 1e6));
        }
        return sized;
    }

    private Sized sizeArray(DesignSpec spec, DatapathFormats formats, Design baseline) {
        OptionalDouble clock = rules.contains(Normalise.ISO_FREQUENCY)
                ? OptionalDouble.of(baseline.clockHz())
                : OptionalDouble.empty();
        if (rules.contains(Normalise.ISO_AREA)) {
            return grow(spec, formats, clock, new AreaMeasure(), baseline);
        }
        if (rules.contains(Normalise.ISO_POWER)) {
            return grow(spec, formats, clock, new PowerMeasure(), baseline);
        }
        if (rules.contains(Normalise.ISO_BANDWIDTH)) {
            return grow(spec, formats, clock, new EdgeBandwidthMeasure(), baseline);
        }
        Design built = builder.build(spec, formats, clock);
        long multipliers = built.machine().array().multipliers();
        if (rules.contains(Normalise.ISO_MACS)
                && multipliers != baseline.machine().array().multipliers()) {
            return grow(spec, formats, clock, new MultiplierMeasure(), baseline);
        }
        return new Sized(built, "as given: " + multipliers + " multipliers");
    }

    private Sized grow(
            DesignSpec spec, DatapathFormats formats, OptionalDouble clock, Measure measure, Design baseline) {
        double budget = measure.of(baseline) * (1 + TOLERANCE);
        Design given = builder.build(spec, formats, clock);
        if (measure.of(given) <= budget && measure.of(given) >= measure.of(baseline) * (1 - TOLERANCE)) {
            return sized(given, measure, baseline);
        }
        Design sized = builder.build(resized(spec, largest(spec, formats, clock, measure, budget)), formats, clock);
        if (measure.of(sized) > budget) {
            throw new IllegalArgumentException("design " + spec.name() + " with one multiplier exceeds the baseline's "
                    + measure.what() + "; enlarge the baseline or compare by another rule");
        }
        return sized(sized, measure, baseline);
    }

    private double largest(
            DesignSpec spec, DatapathFormats formats, OptionalDouble clock, Measure measure, double budget) {
        double low = 0;
        double high = 1;
        while (high < LARGEST_FACTOR && fits(spec, formats, clock, measure, high, budget)) {
            low = high;
            high *= 2;
        }
        for (int i = 0; i < BISECTIONS && high - low > 1e-6 * high; i++) {
            double middle = (low + high) / 2;
            if (fits(spec, formats, clock, measure, middle, budget)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double best = low == 0 ? high : low;
        for (int i = 1; i <= STEPS_BEYOND && low > 0 && !measure.isMonotone(); i++) {
            double beyond = low * (1 + (double) i / STEPS_BEYOND);
            if (fits(spec, formats, clock, measure, beyond, budget)) {
                best = beyond;
            }
        }
        return best;
    }

    private static Sized sized(Design sized, Measure measure, Design baseline) {
        return new Sized(
                sized,
                String.format(
                        Locale.ROOT,
                        "%d multipliers against %d in the same %s (%.4g of %.4g %s)",
                        sized.machine().array().multipliers(),
                        baseline.machine().array().multipliers(),
                        measure.what(),
                        measure.of(sized),
                        measure.of(baseline),
                        measure.unit()));
    }

    private boolean fits(
            DesignSpec spec,
            DatapathFormats formats,
            OptionalDouble clock,
            Measure measure,
            double factor,
            double budget) {
        return measure.of(builder.build(resized(spec, factor), formats, clock)) <= budget;
    }

    private static DesignSpec resized(DesignSpec spec, double factor) {
        return spec.withArray(spec.array().resized(factor));
    }
}
