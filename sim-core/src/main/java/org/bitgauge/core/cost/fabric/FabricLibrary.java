package org.bitgauge.core.cost.fabric;

import static org.bitgauge.core.cost.fabric.Counts.derived;
import static org.bitgauge.core.cost.fabric.Counts.each;
import static org.bitgauge.core.cost.fabric.Counts.exact;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import org.bitgauge.core.cost.logic.FixedShape;
import org.bitgauge.core.cost.logic.FloatShape;
import org.bitgauge.core.explain.Explanation;

/**
 * Datapath parts in lookup tables with six inputs and carry chains of four bits (Xilinx 7 series and later), calibrated on
 * whole MACs mapped by yosys 0.23. Vendor tools put one row of a multiplier into one carry chain and need about half the
 * tables for 8 x 8 bits; ratios between formats move less.
 */
public final class FabricLibrary {
    /** Operand bits of a product that a lookup table of an adder takes in beside the bits that it adds. */
    private static final int ABSORBED_BITS = 4;

    private static final int CHAIN_BITS = 4;
    private static final double UNMEASURED_SPREAD = 0.6;

    private final FabricCoefficients coefficients;

    private FabricLibrary(FabricCoefficients coefficients) {
        this.coefficients = coefficients;
    }

    /** The calibrated library. */
    public static FabricLibrary xc7() {
        return new FabricLibrary(FabricCoefficients.xc7());
    }

    /** A fixed-point MAC with its result register. One bit codes plus or minus one. */
    public FabricPart mac(FixedShape shape) {
        return dotProduct(shape.weightBits(), shape.activationBits(), shape.accumulatorBits(), 1)
                .named("MAC " + shape);
    }

    /** {@code lanes} fixed-point products, their sum and an accumulator with its register: one processing element. */
    public FabricPart dotProduct(int weightBits, int activationBits, int accumulatorBits, int lanes) {
        String name = lanes + " products " + weightBits + "x" + activationBits + " + " + accumulatorBits;
        List<Explanation> terms = new ArrayList<>();
        int narrow = Math.min(weightBits, activationBits);
        int wide = Math.max(weightBits, activationBits);
        boolean absorbed = weightBits + activationBits <= ABSORBED_BITS;
        if (absorbed || narrow == 1) {
            int explicit = absorbed ? lanes / 2 : lanes;
            int bits = narrow == 1 ? wide : weightBits + activationBits;
            if (explicit > 0) {
                terms.add(exact("products", (double) explicit * bits, "products that no adder absorbs x bits"));
            }
            if (lanes > 1) {
                terms.add(exact("adder tree", adderTreeBits(lanes, bits), "one LUT per bit of every adder"));
            }
        } else {
            double cells = (double) lanes * weightBits * activationBits;
            terms.add(each("array and carry-save tree", coefficients.of(FabricCoefficients.ARRAY_CELL), cells));
            terms.add(each("signs of the rows", coefficients.of(FabricCoefficients.SIGN_ROW), (double) lanes * narrow));
        }
        terms.add(exact("accumulator", accumulatorBits, "one LUT per bit"));
        return new FabricPart(
                name,
                ImmutableMap.of(
                        Resource.LUT,
                        Counts.sum("LUT of " + name, Resource.LUT, terms),
                        Resource.CARRY4,
                        chains(accumulatorBits),
                        Resource.FF,
                        registers(accumulatorBits)));
    }

    /**
     * A float MAC with its result register: multiplier, rounding, aligner, adder, normaliser, rounding.
     *
     * @throws IllegalArgumentException for one that truncates, which nothing was measured of
     */
    public FabricPart mac(FloatShape shape) {
        if (!shape.rounded()) {
            throw new IllegalArgumentException(
                    "a truncating float MAC was never mapped to an FPGA; use one that rounds");
        }
        double cells =
                (shape.weight().mantissaBits() + 1.0) * (shape.activation().mantissaBits() + 1.0);
        return floating(
                "MAC " + shape,
                shape,
                List.of(each("significand array", coefficients.of(FabricCoefficients.ARRAY_CELL), cells)));
    }

    /** The same without its multiplier: what stays in lookup tables when a DSP slice multiplies the significands. */
    FabricPart floatWithoutMultiplier(FloatShape shape) {
        return floating("float adder " + shape, shape, List.of()).uncertain(UNMEASURED_SPREAD);
    }

    private FabricPart floating(String name, FloatShape shape, List<Explanation> multiplier) {
        double operand = (shape.weight().exponentBits() + shape.activation().exponentBits()) / 2.0;
        double exponents = operand + shape.accumulator().exponentBits();
        int mantissa = shape.accumulator().mantissaBits();
        List<Explanation> terms = new ArrayList<>(multiplier);
        terms.add(each("exponents", coefficients.of(FabricCoefficients.EXPONENT_BIT), exponents));
        terms.add(each(
                "swap, align, add, normalise, round",
                coefficients.of(FabricCoefficients.PATH_BIT),
                mantissa + (double) CHAIN_BITS));
        Explanation carry = Counts.sum(
                "CARRY4 of " + name,
                Resource.CARRY4,
                List.of(
                        each("constant", coefficients.of(FabricCoefficients.FLOAT_CHAINS), 1),
                        each("exponents", coefficients.of(FabricCoefficients.CHAIN_EXPONENT_BIT), exponents),
                        each("mantissa", coefficients.of(FabricCoefficients.CHAIN_MANTISSA_BIT), mantissa)));
        return new FabricPart(
                name,
                ImmutableMap.of(
                        Resource.LUT,
                        Counts.sum("LUT of " + name, Resource.LUT, terms),
                        Resource.CARRY4,
                        carry,
                        Resource.FF,
                        registers(1 + shape.accumulator().exponentBits() + mantissa)));
    }

    /** Carry-propagate adder: one LUT per bit. */
    public FabricPart adder(int bits) {
        return structural("adder " + bits, bits, chainCount(bits), 0);
    }

    /** Accumulator with its register. */
    public FabricPart accumulator(int bits) {
        return structural("accumulator " + bits, bits, chainCount(bits), bits);
    }

    /** Compares two words: the two outputs of a LUT take two bits of each. */
    public FabricPart comparator(int bits) {
        return structural("comparator " + bits, (bits + 1) / 2, chainCount((bits + 1) / 2), 0);
    }

    /** Inverts a word and adds one where a sign says so. */
    public FabricPart conditionalNegate(int bits) {
        return structural("conditional negation " + bits, bits, chainCount(bits), 0);
    }

    /** Shifter of {@code stages} two-way levels: a LUT is a four-way multiplexer, two levels at once. */
    public FabricPart barrelShifter(int width, int stages) {
        return structural("shifter " + width + "x" + stages, (double) width * ((stages + 1) / 2), 0, 0);
    }

    /** Position of the leading one: about one LUT per bit. */
    public FabricPart leadingZeroCounter(int width) {
        return structural("leading-zero counter " + width, width, 0, 0);
    }

    /** Flip-flops. */
    public FabricPart register(int bits) {
        return FabricPart.of("register " + bits, Resource.FF, registers(bits));
    }

    /** Adders of two inputs that sum {@code inputs} words of {@code bits} bits: the sum of their result widths. */
    static double adderTreeBits(int inputs, int bits) {
        double sum = 0;
        int words = inputs;
        int width = bits;
        while (words > 1) {
            width++;
            sum += (double) (words / 2) * width;
            words = (words + 1) / 2;
        }
        return sum;
    }

    private static FabricPart structural(String name, double luts, int chains, int flipFlops) {
        ImmutableMap.Builder<Resource, Explanation> needs = ImmutableMap.builder();
        needs.put(Resource.LUT, derived("LUT of " + name, luts, Resource.LUT, "structure", UNMEASURED_SPREAD));
        if (chains > 0) {
            needs.put(Resource.CARRY4, derived("CARRY4 of " + name, chains, Resource.CARRY4, "structure", 0));
        }
        if (flipFlops > 0) {
            needs.put(Resource.FF, registers(flipFlops));
        }
        return new FabricPart(name, needs.buildOrThrow());
    }

    private static Explanation chains(int bits) {
        return derived("CARRY4", chainCount(bits), Resource.CARRY4, "result bits / 4, rounded up", 0);
    }

    private static int chainCount(int bits) {
        return (bits + CHAIN_BITS - 1) / CHAIN_BITS;
    }

    private static Explanation registers(int bits) {
        return derived("FF", bits, Resource.FF, "one per bit", 0);
    }
}
