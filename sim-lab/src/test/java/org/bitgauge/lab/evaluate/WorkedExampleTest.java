package org.bitgauge.lab.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bitgauge.lab.testing.Experiments.experiment;
import static org.bitgauge.lab.testing.Experiments.run;

import org.bitgauge.core.cost.Style;
import org.bitgauge.core.cost.Technology;
import org.bitgauge.core.cost.logic.MacCosts;
import org.bitgauge.core.cost.memory.SramCost;
import org.bitgauge.core.cost.memory.SramCosts;
import org.bitgauge.core.cost.memory.SramProfile;
import org.bitgauge.core.cost.memory.SramSpec;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.ledger.EnergyEntry;
import org.bitgauge.core.ledger.Ledger;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.result.AreaEntry;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.RunResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A 3 x 3 by 3 x 3 product of int8 on a 3 x 3 weight-stationary array at 100 MHz, by hand. One tile, everything fits.
 *
 * <p>Time. DRAM gives 1 GB/s x 0.942 = 75.4 bits a cycle, but the buffer takes one row of 64 bits, so the 72 bits of the
 * weights take 2 cycles, those of the activations 2 more. Then 5 cycles latency of DRAM (row miss, rounded up at 10 ns) and 1
 * of the buffer: the tile begins at 10. It takes pixels + 2 rows + columns - 2 = 3 + 6 + 3 - 2 = 10 cycles. The results leave
 * in 2 cycles, 5 cycles of latency later they are stored: 4 + 5 + 1 + 10 + 2 + 5 = 27.
 *
 * <p>Counts. 3 x 3 x 3 = 27 products; each needs one activation shifted on; 9 weights pass (3 + 1) / 2 = 2 registers on their
 * way down. 72 bits are 2 rows of the buffer, each tensor written and read once.
 */
class WorkedExampleTest {
    private static final String DESIGN = "{name: d, technology: nangate45, clock: 100 MHz,"
            + " array: {type: systolic, rows: 3, columns: 3, dataflow: weight-stationary},"
            + " memories: [{name: buffer, holds: [weights, activations, partial-sums, outputs], capacity: 64 KiB,"
            + " width: 64}], dram: {type: ddr4-3200, bandwidth: 1 GB/s}}";
    private static final double CYCLE_S = 10e-9;
    private static final double PJ_PER_MW_S = 1e9;

    private static RunResult run;
    private static Ledger ledger;

    @BeforeAll
    static void evaluate() throws InterruptedException {
        run = run(
                        experiment(
                                "{type: layers, name: g, layers: [{op: matmul, name: a, rows: 3, reduction: 3, columns: 3}]}",
                                "{weights: int8, activations: int8, partial-sums: int32, outputs: int8}",
                                DESIGN,
                                "normalise: [iso-macs]"),
                        1)
                .runs()
                .get(0)
                .run();
        ledger = run.layers().get(0).ledger();
    }

    private static EnergyEntry entry(String component, String tensor, String action) {
        return ledger.energy().stream()
                .filter(e -> e.component().equals(component)
                        && e.tensor().equals(tensor)
                        && e.action().equals(action))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void cyclesAreThoseOfTheComment() {
        assertThat(run.cycles()).isEqualTo(4 + 5 + 1 + 10 + 2 + 5);
        assertThat(run.layers().get(0).busyCycles()).isEqualTo(10);
        assertThat(ledger.cycles(LayerResult.ARRAY, Cause.Kind.COMPUTE)).isEqualTo(27 / 9);
        assertThat(ledger.cycles(LayerResult.ARRAY, Cause.Kind.WAIT_ACTIVATIONS))
                .isEqualTo(4 + 5 + 1);
        assertThat(ledger.cycles(LayerResult.ARRAY, Cause.Kind.WAIT_STORE)).isEqualTo(2 + 5);
        assertThat(ledger.cycles("dram", Cause.Kind.TRANSFER_IN)).isEqualTo(2 + 2);
        assertThat(ledger.cycles("dram", Cause.Kind.TRANSFER_OUT)).isEqualTo(2);
    }

    @Test
    void productsCostWhatAMacCosts() {
        NumberFormat int8 = NumberFormats.parse("int8");
        double macFj = MacCosts.cost(
                        int8, int8, NumberFormats.parse("int32"), Style.SMALL, Technology.parse("nangate45"))
                .energyFj();
        assertThat(entry("array.mac", "-", "mac").count()).isEqualTo(27);
        assertThat(entry("array.mac", "-", "mac").energyPj()).isCloseTo(27 * macFj * 1e-3, within(1e-9));
        assertThat(entry("array.operand-registers", "weights", "shift").count()).isEqualTo(9 * (3 + 1) / 2);
        assertThat(entry("array.operand-registers", "activations", "shift").count())
                .isEqualTo(27);
    }

    @Test
    void trafficCostsWhatBufferAndDramCost() {
        SramCost sram = SramCosts.standard().cost(new SramSpec(64 * 1024, 64, 1, SramProfile.named("lop350"), 45));
        for (String tensor : new String[] {"weights", "activations", "outputs"}) {
            assertThat(entry("buffer", tensor, "read").count()).as(tensor).isEqualTo(2);
            assertThat(entry("buffer", tensor, "read").energyPj()).isCloseTo(2 * sram.readPj(), within(1e-9));
            assertThat(entry("buffer", tensor, "write").energyPj()).isCloseTo(2 * sram.writePj(), within(1e-9));
            EnergyEntry dram = entry("dram", tensor, tensor.equals("outputs") ? "write" : "read");
            assertThat(dram.bits()).isEqualTo(72);
            assertThat(dram.energyPj()).isCloseTo(72 * 20, within(1e-9)); // 20 pJ/bit, DDR4 as published
        }
    }

    @Test
    void everythingLeaksFor270Nanoseconds() {
        double dynamic = 0;
        for (EnergyEntry e : ledger.energy()) {
            dynamic += e.action().equals("leakage") ? 0 : e.energyPj();
        }
        double leakageMw = 0;
        for (AreaEntry part : run.area()) {
            leakageMw += part.leakageMw();
        }
        assertThat(ledger.energyPj() - dynamic).isCloseTo(leakageMw * 27 * CYCLE_S * PJ_PER_MW_S, within(1e-6));
    }
}
