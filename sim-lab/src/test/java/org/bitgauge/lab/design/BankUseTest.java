package org.bitgauge.lab.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bitgauge.lab.testing.Experiments.bind;
import static org.bitgauge.lab.testing.Experiments.experiment;

import com.google.common.collect.ImmutableList;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.bitgauge.core.config.Bound;
import org.bitgauge.core.engine.WhatIf;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.memory.Packing;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.core.result.WhatIfResult;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.UnitPlan;
import org.bitgauge.lab.experiment.ExperimentRunner;
import org.bitgauge.lab.experiment.ExperimentSpec;
import org.bitgauge.lab.testing.Experiments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Banks that strided reads of activations reach, by formula and by walking the rows. */
class BankUseTest {
    private static MemoryLevel level(int banks, Packing packing) {
        MemoryLevel any = Experiments.BUILDER
                .build(
                        Experiments.spec(design(8, "dense", 1)),
                        Experiments.formats("int8", "int8", "int32"),
                        java.util.OptionalDouble.empty())
                .machine()
                .memory()
                .levels()
                .get(0);
        return new MemoryLevel(
                "buffer", any.holds(), 1 << 22, 64, banks, 64L * banks, 64L * banks, 1, 2, packing, any.cost());
    }

    private static String design(int banks, String packing, int columns) {
        return "{name: d, technology: nangate45, array: {type: systolic, rows: 64, columns: " + columns
                + ", dataflow: output-stationary}, memories: [{name: buffer, holds: [weights, activations,"
                + " partial-sums, outputs],"
                + " capacity:"
                + " " + 16 * banks + " KiB, width: 8, banks: " + banks + ", packing: " + packing
                + "}], dram: {type: hbm2}}";
    }

    /** 16 channels of 8 bits are 2 rows; every second position begins 4 rows on: banks 0, 4, 0, 4 ... and one beside each. */
    @Test
    void aStrideOfTwoReachesHalfOfEightBanks() {
        assertThat(BankUse.of(level(8, Packing.DENSE), 16, 8, 2).banksInUse()).isEqualTo(4);
        assertThat(BankUse.of(level(8, Packing.DENSE), 16, 8, 1).share()).isEqualTo(1);
        assertThat(BankUse.of(level(7, Packing.DENSE), 16, 8, 2).share()).isEqualTo(1);
    }

    /** Words of 5 bits: dense 80 bits a position, not whole rows; in 8 bits each 2 rows, as words of 8 bits. */
    @Test
    void packingAndWidthDecideWhereAPositionBegins() {
        assertThat(BankUse.of(level(8, Packing.DENSE), 16, 5, 2).share()).isEqualTo(1);
        assertThat(BankUse.of(level(8, Packing.SUB_WORD), 16, 5, 2).share()).isEqualTo(0.5);
        assertThat(BankUse.of(level(8, Packing.DENSE), 16, 32, 2).share()).isEqualTo(1);
    }

    @Test
    void theFormulaIsWhatAWalkOverTheRowsFinds() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 500; i++) {
            int banks = random.nextInt(2, 17);
            int rows = random.nextInt(1, 12);
            int stride = random.nextInt(2, 6);
            Set<Integer> reached = new HashSet<>();
            for (int position = 0; position < banks * stride; position++) {
                for (int row = 0; row < rows; row++) {
                    reached.add((position * stride * rows + row) % banks);
                }
            }
            assertThat(BankUse.of(level(banks, Packing.DENSE), rows * 8L, 8, stride)
                            .banksInUse())
                    .as("%d banks, %d rows, stride %d", banks, rows, stride)
                    .isEqualTo(reached.size());
        }
    }

    @ParameterizedTest
    @CsvSource({"64, true", "63, false"})
    void aStridedConvolutionWaitsForBanksThatConflict(int banks, boolean conflicts) throws InterruptedException {
        String network = "{type: layers, name: n, layers: [{op: conv, name: c, in-channels: 32, in: [33, 33],"
                + " out-channels: 1, kernel: [3, 3], stride: [2, 2]}]}";
        Bound<ExperimentSpec> bound = bind(experiment(network, "int8", design(banks, "dense", 1)));
        ExperimentRunner runner = new ExperimentRunner(Experiments.TYPES);
        ResultSet results = runner.run(bound, 1);
        WhatIfResult without = runner.whatIf(bound, results, ImmutableList.of(WhatIf.parse("no-port-bank-conflict")), 1)
                .get(0);
        assertThat(without.ledgerCycles() > 0).isEqualTo(conflicts);
        assertThat(without.cyclesWithout() < without.cycles()).isEqualTo(conflicts);
        assertThat(results.runs().get(0).run().notes().stream().anyMatch(n -> n.contains("of the 64 banks")))
                .isEqualTo(conflicts);
    }

    /** A method that a later interface gains must not be answered by its default instead of the array. */
    @Test
    void everyMethodIsPassedOn() {
        for (Method method : ComputeUnit.class.getMethods()) {
            assertThat(BankedArray.class.getDeclaredMethods())
                    .extracting(Method::getName)
                    .contains(method.getName());
        }
        for (Method method : UnitPlan.class.getMethods()) {
            assertThat(BankedPlan.class.getDeclaredMethods())
                    .extracting(Method::getName)
                    .contains(method.getName());
        }
    }
}
