package org.bitgauge.core.cost.memory;

import com.google.common.collect.ImmutableList;
import java.util.Locale;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.quantity.Quantity;

/**
 * Buffers below the smallest SRAM, built from register bits and a tree of two-input multiplexers for each read port:
 *
 * <pre>
 * area    = bits x register + ports x (words - 1) x width x multiplexer
 * read    = width x (levels + 1 when there is a multiplexer) x multiplexer energy
 * write   = width x register energy
 * delay   = register + levels x multiplexer
 * leakage = bits x register leakage x area / register area
 * </pre>
 *
 * <p>The read counts the selected path and one half-selected neighbour; write decoders are not included.
 */
public final class RegisterFileCosts {
    private RegisterFileCosts() {}

    /** Cost with {@code energyFj} of one read of a word. */
    public static HardwareCost read(RegisterFileSpec spec, RegisterCell cell) {
        double levels = spec.multiplexerLevels();
        double energy = levels == 0
                ? spec.widthBits() * cell.multiplexerFj().value()
                : spec.widthBits() * (levels + 1) * cell.multiplexerFj().value();
        Explanation why = explain(
                spec,
                cell,
                "read energy",
                energy,
                "fJ",
                "width x (levels " + spec.multiplexerLevels() + " + 1) x multiplexer",
                cell.multiplexerFj());
        return cost(spec, cell, energy, why);
    }

    /** Cost with {@code energyFj} of one write of a word. */
    public static HardwareCost write(RegisterFileSpec spec, RegisterCell cell) {
        double energy = spec.widthBits() * cell.registerWriteFj().value();
        Explanation why = explain(spec, cell, "write energy", energy, "fJ", "width x register", cell.registerWriteFj());
        return cost(spec, cell, energy, why);
    }

    private static HardwareCost cost(RegisterFileSpec spec, RegisterCell cell, double energyFj, Explanation energy) {
        double registers = spec.bits() * cell.registerAreaUm2().value();
        double multiplexers = (double) spec.readPorts()
                * spec.multiplexersPerBit()
                * spec.widthBits()
                * cell.multiplexerAreaUm2().value();
        double area = registers + multiplexers;
        double delay = cell.registerPs().value()
                + spec.multiplexerLevels() * cell.multiplexerPs().value();
        double leakage = spec.bits() * cell.registerLeakageNw().value() * area / registers;
        return new HardwareCost(
                area,
                delay,
                energyFj,
                leakage,
                explain(
                        spec,
                        cell,
                        "area",
                        area,
                        "um2",
                        "bits x register + ports x (words - 1) x width x multiplexer",
                        cell.registerAreaUm2(),
                        cell.multiplexerAreaUm2()),
                explain(
                        spec,
                        cell,
                        "delay",
                        delay,
                        "ps",
                        "register + levels x multiplexer",
                        cell.registerPs(),
                        cell.multiplexerPs()),
                energy,
                explain(
                        spec,
                        cell,
                        "leakage",
                        leakage,
                        "nW",
                        "bits x register leakage x area / register area",
                        cell.registerLeakageNw()));
    }

    private static Explanation explain(
            RegisterFileSpec spec,
            RegisterCell cell,
            String what,
            double value,
            String unit,
            String formula,
            Quantity... constants) {
        ImmutableList.Builder<Explanation> inputs = ImmutableList.builder();
        double spread = 0;
        for (Quantity constant : constants) {
            inputs.add(
                    Explanation.leaf(String.format(Locale.ROOT, "%s constant, %s", what, constant.unit()), constant));
            spread = Math.max(spread, constant.spread());
        }
        return Explanation.derived(
                what + " of register file " + spec.label() + " (" + cell.name() + ")",
                value,
                unit,
                formula,
                spread,
                inputs.build());
    }
}
