package org.bitgauge.core.cost.memory;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.quantity.Quantity;
import org.bitgauge.core.quantity.Source;

/**
 * Constants of a register bit and of a two-input multiplexer bit, from one named source. Energies are of a bit that is
 * written (or whose selected value changes); the clock of a bit that keeps its value is gated and costs nothing.
 *
 * @param name name in configurations and explanations
 * @param registerAreaUm2 area of a register bit, um2
 * @param registerWriteFj energy of writing a bit, fJ
 * @param registerLeakageNw leakage of a register bit, nW
 * @param multiplexerAreaUm2 area of a two-input multiplexer bit, um2
 * @param multiplexerFj energy of a multiplexer bit on the selected path, fJ
 * @param multiplexerPs delay of a multiplexer level, ps
 * @param registerPs clock to output of a register, ps
 */
public record RegisterCell(
        String name,
        Quantity registerAreaUm2,
        Quantity registerWriteFj,
        Quantity registerLeakageNw,
        Quantity multiplexerAreaUm2,
        Quantity multiplexerFj,
        Quantity multiplexerPs,
        Quantity registerPs) {
    public RegisterCell {
        requireNonNull(name, "name");
        positive(registerAreaUm2, "register area");
        positive(registerWriteFj, "register write energy");
        positive(registerLeakageNw, "register leakage");
        positive(multiplexerAreaUm2, "multiplexer area");
        positive(multiplexerFj, "multiplexer energy");
        positive(multiplexerPs, "multiplexer delay");
        positive(registerPs, "register delay");
    }

    /**
     * Aladdin's register at 40 nm (0.009 pJ, 5.98 um2, 0.07 uW a bit) with a multiplexer bit judged from the same
     * library's proportions.
     */
    public static RegisterCell aladdin40() {
        Source table = new Source("Aladdin register table as used by Accelergy", "40 nm, 1 ns");
        Source judged =
                new Source("judgement: a multiplexer bit is 0.4 of a register bit in area, 0.2 in energy", "40 nm");
        return new RegisterCell(
                "aladdin40",
                new Quantity(5.98, "um2/bit", table, 0.2),
                new Quantity(9.0, "fJ/bit", table, 0.3),
                new Quantity(70, "nW/bit", table, 0.3),
                new Quantity(0.4 * 5.98, "um2/bit", judged, 0.4),
                new Quantity(0.2 * 9.0, "fJ/bit", judged, 0.5),
                new Quantity(40, "ps", judged, 0.5),
                new Quantity(100, "ps", judged, 0.5));
    }

    private static void positive(Quantity quantity, String what) {
        requireNonNull(quantity, what);
        if (!(quantity.value() > 0)) {
            throw new IllegalArgumentException("the " + what + " must be positive, was " + quantity.value());
        }
    }
}
