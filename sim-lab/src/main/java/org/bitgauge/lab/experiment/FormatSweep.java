package org.bitgauge.lab.experiment;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.number.FloatFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.workloads.profile.PrecisionProfile;
import org.bitgauge.workloads.profile.TensorFormat;

/**
 * A family of profiles, one format for the whole network each, as Hill et al. sweep them.
 *
 * @param floats custom floats
 * @param fixed fixed point
 * @param partialSums format of running sums
 */
@Doc("A family of profiles: one format for the whole network each.")
public record FormatSweep(
        @Doc("Custom floats as Hill et al. have them (no subnormals, no specials): every exponent width with every"
                        + " mantissa width.")
                Optional<Floats> floats,
        @Doc("Fixed point: every number of integer bits with every number of fraction bits, sign included in the"
                        + " integer bits.")
                Optional<Fixed> fixed,
        @Doc("Format of partial sums: that of the operands, or derived so that nothing overflows.") @Default("own")
                Sums partialSums) {
    public FormatSweep {
        if (floats.isEmpty() && fixed.isEmpty()) {
            throw new IllegalArgumentException("a format sweep needs floats, fixed or both");
        }
        formats(floats, fixed);
    }

    /** Where running sums get their format from. */
    public enum Sums {
        @Doc("The format of the operands, rounded after every sum.")
        OWN,
        @Doc("Derived from operands and reduction length.")
        DERIVED
    }

    /**
     * Custom floats.
     *
     * @param exponents exponent widths
     * @param mantissas stored mantissa widths
     */
    public record Floats(
            @Doc("Exponent widths, as 4..8.") IntegerRange exponents,
            @Doc("Stored mantissa widths, as 1..23.") IntegerRange mantissas) {}

    /**
     * Fixed point.
     *
     * @param integers integer bits, sign included
     * @param fractions fraction bits
     */
    public record Fixed(
            @Doc("Integer bits, sign included, as 2..13.") IntegerRange integers,
            @Doc("Fraction bits, as 0..12.") IntegerRange fractions) {}

    /** The profiles, floats first. */
    public ImmutableList<PrecisionProfile> profiles() {
        return formats(floats, fixed).stream().map(this::profile).collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<NumberFormat> formats(Optional<Floats> floats, Optional<Fixed> fixed) {
        ImmutableList.Builder<NumberFormat> formats = ImmutableList.builder();
        floats.ifPresent(f -> {
            for (int e : f.exponents().values()) {
                for (int m : f.mantissas().values()) {
                    formats.add(FloatFormat.custom(e, m));
                }
            }
        });
        fixed.ifPresent(f -> {
            for (int i : f.integers().values()) {
                for (int fraction : f.fractions().values()) {
                    formats.add(NumberFormats.parse("fixed(" + (i + fraction) + "," + fraction + ")"));
                }
            }
        });
        return formats.build();
    }

    private PrecisionProfile profile(NumberFormat format) {
        TensorFormat tensor = TensorFormat.of(format);
        Optional<TensorFormat> sums = partialSums == Sums.OWN ? Optional.of(tensor) : Optional.empty();
        return new PrecisionProfile(
                "",
                Optional.of(tensor),
                Optional.of(tensor),
                sums,
                Optional.of(tensor),
                Optional.empty(),
                ImmutableList.of());
    }
}
