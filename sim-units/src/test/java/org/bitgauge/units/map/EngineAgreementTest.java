package org.bitgauge.units.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.bitgauge.core.engine.ClosedForm;
import org.bitgauge.core.engine.EventEngine;
import org.bitgauge.core.engine.Timing;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.Machine;
import org.bitgauge.core.unit.Mapped;
import org.bitgauge.units.systolic.WeightStationary;
import org.bitgauge.units.testing.TestMachines;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mapped layers on both engines. */
class EngineAgreementTest {
    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void enginesAgreeWhereTheClosedFormClaimsToBeExact(long seed) throws Exception {
        Random random = new Random(seed);
        LayerTask task = TestMachines.task(
                MatrixMultiply.fullyConnected(
                        1 + random.nextInt(200), 1 + random.nextInt(500), 1 + random.nextInt(500), false),
                "int8",
                "int8",
                "int32",
                "int8");
        Machine machine = TestMachines.machine(
                new WeightStationary(),
                8,
                8,
                1L << random.nextInt(12),
                TestMachines.shared(8192L << random.nextInt(8), 1 + random.nextInt(2)));
        Mapped mapped = new TileMapper().map(task, machine);
        Timing events = new EventEngine().run(mapped.schedule());
        Timing closed = new ClosedForm().run(mapped.schedule());
        if (closed.exact()) {
            assertThat(closed.cycles()).isEqualTo(events.cycles());
        }
        assertThat(events.tiles()).isEqualTo(mapped.schedule().order().tiles());
        assertThat(events.cycles()).isGreaterThanOrEqualTo(mapped.estimatedCycles());
        long array = events.entries().stream()
                .filter(e -> e.resource().equals("array"))
                .mapToLong(CycleEntry::cycles)
                .sum();
        assertThat(array).isEqualTo(events.cycles());
    }
}
