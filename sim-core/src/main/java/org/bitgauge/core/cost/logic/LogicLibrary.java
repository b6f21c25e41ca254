package org.bitgauge.core.cost.logic;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.cost.Style;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.quantity.Quantity;
import org.bitgauge.core.quantity.Source;

/**
 * Datapath parts at one calibrated point: Nangate45, typical, 1.1 V, 25 C, in one style. MACs come from formulas that were
 * fitted on whole MACs; parts reuse the coefficients of the blocks they consist of. Energies contain glitches.
 */
public final class LogicLibrary {
    private static final Source REGISTER = new Source(
            "flip-flop of the synthesised units: area_seq per result bit, energy of an idle accumulator per bit",
            "DFF_X1, Nangate45 typical, 1.1 V, 25 C");
    private static final Source DETECTOR = new Source(
            "fit of the synthesised group width detectors, 16 to 256 values of 8 and 16 bits: a tree of two-input"
                    + " gates",
            "Nangate45 typical, 1.1 V, 25 C");
    private static final Quantity GATE_UM2 = new Quantity(1.954, "um2/gate", DETECTOR, 0.07);
    private static final Quantity GATE_FJ = new Quantity(2.7, "fJ/gate", DETECTOR, 0.5);
    private static final Quantity GATE_NW = new Quantity(44, "nW/gate", DETECTOR, 0.2);
    private static final Quantity GATE_LEVEL_PS = new Quantity(45, "ps/level", DETECTOR, 0.3);
    private static final double PATH_SPREAD = 0.3;

    private final Style style;
    private final LogicCoefficients coefficients;

    private LogicLibrary(Style style, LogicCoefficients coefficients) {
        this.style = requireNonNull(style, "style");
        this.coefficients = coefficients;
    }

    /** The calibrated library in a style. */
    public static LogicLibrary nangate45(Style style) {
        return new LogicLibrary(style, LogicCoefficients.nangate45());
    }

    /** Style of the synthesis. */
    public Style style() {
        return style;
    }

    /** A whole MAC or adder with its result register: area, period, energy with glitches, leakage. */
    public HardwareCost cost(LogicShape shape, Stimulus stimulus) {
        return Costs.hardware(
                explain(shape, LogicQuantity.AREA, stimulus),
                explain(shape, LogicQuantity.PERIOD, stimulus),
                explain(shape, LogicQuantity.ENERGY, stimulus),
                explain(shape, LogicQuantity.LEAKAGE, stimulus));
    }

    /** One quantity of a whole MAC or adder. */
    public Explanation explain(LogicShape shape, LogicQuantity quantity, Stimulus stimulus) {
        String what = quantity.key().replace('-', ' ') + " of " + shape.family().key() + " " + shape;
        return formula(shape.family(), quantity).explain(what, shape.counts(quantity, stimulus));
    }

    /** The value of {@link #explain} without its reasons. */
    public double value(LogicShape shape, LogicQuantity quantity, Stimulus stimulus) {
        return formula(shape.family(), quantity).value(shape.counts(quantity, stimulus));
    }

    /** Clock-to-output plus setup of the result register. */
    public Explanation clockOverhead() {
        return Explanation.leaf(
                Features.CLOCK, formula(LogicFamily.ADDER, LogicQuantity.PERIOD).coefficient(Features.CLOCK));
    }

    /** Flip-flops with their clock energy; the path through them is the clock overhead. */
    public Part register(int bits) {
        Quantity area = formula(LogicFamily.ADDER, LogicQuantity.AREA).coefficient(Features.REGISTER_BITS);
        Quantity energy = formula(LogicFamily.ADDER, LogicQuantity.ENERGY).coefficient(Features.REGISTER_BITS);
        double leakage = leakagePerUm2() * area.value();
        return part(
                "register " + bits,
                each(area, bits, "area"),
                Explanation.derived("path", 0, "ps", "inside the clock overhead", 0, List.of()),
                each(energy, bits, "energy"),
                each(new Quantity(leakage, "nW/bit", REGISTER, 0.2), bits, "leakage"));
    }

    /** Carry-propagate adder. */
    public Part adder(int bits) {
        AdderShape shape = new AdderShape(bits);
        return withoutRegister("adder " + bits, shape, bits);
    }

    /** Subtracts and looks at the carry: an adder. */
    public Part comparator(int bits) {
        return withoutRegister("comparator " + bits, new AdderShape(bits), bits);
    }

    /** Array of partial products with its carry-save tree and last adder; no accumulator, no register. */
    public Part multiplier(int weightBits, int activationBits) {
        FixedShape shape = new FixedShape(weightBits, activationBits, weightBits + activationBits);
        String name = "multiplier " + weightBits + "x" + activationBits;
        if (shape.family() == LogicFamily.PLUS_MINUS_ONE) {
            return conditionalNegate(shape.wide());
        }
        double cells = (double) weightBits * activationBits;
        double registers = registerEnergy(shape.accumulatorBits());
        Explanation energy = explain(shape, LogicQuantity.ENERGY, Stimulus.REAL);
        return part(
                name,
                each(coefficient(shape, LogicQuantity.AREA, Features.ARRAY_CELLS), cells, "area"),
                minus(
                        explain(shape, LogicQuantity.PERIOD, Stimulus.REAL),
                        clockOverhead().value(),
                        "clock overhead"),
                minus(energy, registers, "register clock"),
                each(coefficient(shape, LogicQuantity.LEAKAGE, Features.ARRAY_CELLS), cells, "leakage"));
    }

    /** Sum of {@code inputs} words in one carry-save tree with one last adder, each {@code bits} wide at its input. */
    public Part adderTree(int inputs, int bits) {
        if (inputs < 2) {
            throw new IllegalArgumentException("an adder tree has at least 2 inputs, not " + inputs);
        }
        int result = bits + (int) Math.ceil(Features.log2(inputs));
        Part last = adder(result);
        if (inputs == 2) {
            return last;
        }
        Quantity level = formula(LogicFamily.FIXED, LogicQuantity.PERIOD).coefficient(Features.TREE_LEVELS);
        double cells = (double) (inputs - 2) * bits;
        Explanation levels = Explanation.derived(
                "path of the tree",
                Features.log2(inputs / 2.0) * level.value(),
                "ps",
                "log2(inputs / 2) x tree level",
                PATH_SPREAD,
                List.of(Explanation.leaf("tree level", level)));
        Part tree = part(
                "carry-save tree " + inputs + "x" + bits,
                each(formula(LogicFamily.FIXED, LogicQuantity.AREA).coefficient(Features.ARRAY_CELLS), cells, "area"),
                levels,
                Costs.scaled(last.energy(), cells / result, "tree cells per adder bit"),
                each(
                        formula(LogicFamily.FIXED, LogicQuantity.LEAKAGE).coefficient(Features.ARRAY_CELLS),
                        cells,
                        "leakage"));
        return tree.then(last);
    }

    /** One more word of a carry-save tree: a row of cells; the path is {@link #treePath}. */
    public Part treeRow(int bits) {
        Quantity area = formula(LogicFamily.FIXED, LogicQuantity.AREA).coefficient(Features.ARRAY_CELLS);
        Quantity leakage = formula(LogicFamily.FIXED, LogicQuantity.LEAKAGE).coefficient(Features.ARRAY_CELLS);
        return part(
                "row of a carry-save tree " + bits,
                each(area, bits, "area"),
                Explanation.derived("path", 0, "ps", "counted once for the tree", 0, List.of()),
                adder(bits).energy(),
                each(leakage, bits, "leakage"));
    }

    /** Levels of a carry-save tree over {@code words}, without cells. */
    public Part treePath(int words) {
        Quantity level = formula(LogicFamily.FIXED, LogicQuantity.PERIOD).coefficient(Features.TREE_LEVELS);
        Explanation none = Explanation.derived("rows", 0, "", "counted with the words", 0, List.of());
        return part(
                "path of a carry-save tree", none, each(level, Math.max(1, Features.log2(words)), "path"), none, none);
    }

    /** Inverts a word and adds one where a sign says so. */
    public Part conditionalNegate(int bits) {
        return gates("conditional negation " + bits, bits, 1).then(adder(bits));
    }

    /** Shifter of {@code stages} levels of two-way multiplexers. */
    public Part barrelShifter(int width, int stages) {
        Quantity pair = formula(LogicFamily.FLOAT, LogicQuantity.AREA).coefficient("shifter cells");
        Quantity leak = formula(LogicFamily.FLOAT, LogicQuantity.LEAKAGE).coefficient("shifter cells");
        double cells = (double) width * stages / 2;
        return part(
                "shifter " + width + "x" + stages,
                each(pair, cells, "area"),
                each(GATE_LEVEL_PS, 2.0 * stages, "path"),
                each(GATE_FJ, (double) width * stages, "energy"),
                each(leak, cells, "leakage"));
    }

    /** Selects one of {@code ways} words. */
    public Part mux(int width, int ways) {
        return gates("multiplexer " + width + "x" + ways, (double) width * (ways - 1), 2 * levels(ways));
    }

    /** Position of the leading one. */
    public Part leadingZeroCounter(int width) {
        return gates("leading-zero counter " + width, 2.0 * width, 2 * levels(width));
    }

    /** Detects zero, or ORs words together: {@code inputs} two-input gates in a tree. */
    public Part gateTree(int inputs) {
        return gates("gate tree " + inputs, Math.max(1, inputs - 1), levels(inputs));
    }

    /** Anything made of two-input gates with {@code depth} of them in a row. */
    public Part gates(String name, double count, double depth) {
        return part(
                name,
                each(GATE_UM2, count, "area"),
                each(GATE_LEVEL_PS, depth, "path"),
                each(GATE_FJ, count, "energy"),
                each(GATE_NW, count, "leakage"));
    }

    private Part withoutRegister(String name, AdderShape shape, int bits) {
        double area = formula(LogicFamily.ADDER, LogicQuantity.AREA)
                        .coefficient(Features.REGISTER_BITS)
                        .value()
                * bits;
        return part(
                name,
                minus(explain(shape, LogicQuantity.AREA, Stimulus.REAL), area, "register"),
                minus(
                        explain(shape, LogicQuantity.PERIOD, Stimulus.REAL),
                        clockOverhead().value(),
                        "clock overhead"),
                minus(explain(shape, LogicQuantity.ENERGY, Stimulus.REAL), registerEnergy(bits), "register clock"),
                minus(explain(shape, LogicQuantity.LEAKAGE, Stimulus.REAL), leakagePerUm2() * area, "register"));
    }

    private double registerEnergy(int bits) {
        return bits
                * formula(LogicFamily.ADDER, LogicQuantity.ENERGY)
                        .coefficient(Features.REGISTER_BITS)
                        .value();
    }

    private double leakagePerUm2() {
        AdderShape shape = new AdderShape(32);
        return value(shape, LogicQuantity.LEAKAGE, Stimulus.REAL) / value(shape, LogicQuantity.AREA, Stimulus.REAL);
    }

    Quantity coefficient(LogicShape shape, LogicQuantity quantity, String block) {
        return formula(shape.family(), quantity).coefficient(block);
    }

    private LogicFormula formula(LogicFamily family, LogicQuantity quantity) {
        return coefficients.formula(family, quantity, style);
    }

    private static Part part(
            String name, Explanation area, Explanation delay, Explanation energy, Explanation leakage) {
        return new Part(name, area, delay, energy, leakage);
    }

    private static Explanation each(Quantity one, double count, String what) {
        String unit =
                one.unit().contains("/") ? one.unit().substring(0, one.unit().indexOf('/')) : one.unit();
        return Explanation.derived(
                what,
                one.value() * count,
                unit,
                "count x coefficient",
                one.spread(),
                List.of(Explanation.given("count", count, "", "structure"), Explanation.leaf("coefficient", one)));
    }

    private static Explanation minus(Explanation whole, double value, String what) {
        return Explanation.derived(
                whole.what(),
                whole.value() - value,
                whole.unit(),
                "whole without " + what,
                whole.spread(),
                List.of(whole, Explanation.given(what, value, whole.unit(), "calibration")));
    }

    private static double levels(int inputs) {
        return Math.max(1, Math.ceil(Features.log2(Math.max(2, inputs))));
    }
}
