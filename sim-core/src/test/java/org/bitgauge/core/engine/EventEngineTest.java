package org.bitgauge.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.ledger.Ledger;
import org.bitgauge.core.schedule.Schedule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventEngineTest {
    private static final int CASES = Integer.getInteger("bitgauge.cases", 200);

    private static final Engine ENGINE = new EventEngine();
    private static final Engine STEPPING = new EventEngine(false);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agreesWithTheUnrolledReferenceInEveryCycleAndCause(long block) {
        int ran = 0;
        for (long seed = block * CASES; seed < (block + 1) * CASES; seed++) {
            Schedule schedule = RandomSchedules.schedule(seed, 150);
            Optional<ReferenceSimulator> reference = reference(schedule);
            Optional<Timing> timing = run(ENGINE, schedule);
            assertThat(timing.isPresent()).as("seed %d can run", seed).isEqualTo(reference.isPresent());
            if (timing.isPresent() && reference.isPresent()) {
                assertThat(array(timing.get()))
                        .as("seed %d", seed)
                        .isEqualTo(reference.get().causes());
                assertThat(timing.get().cycles())
                        .as("seed %d", seed)
                        .isEqualTo(reference.get().cycles());
                ran++;
            }
        }
        assertThat(ran).isGreaterThan(CASES / 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void skippingPeriodsChangesNothing(long block) {
        long tiles = 0;
        long simulated = 0;
        for (long seed = block * CASES; seed < (block + 1) * CASES; seed++) {
            Schedule schedule = RandomSchedules.schedule(-seed, 3_000);
            Optional<Timing> skipped = run(ENGINE, schedule);
            Optional<Timing> stepped = run(STEPPING, schedule);
            assertThat(skipped.isPresent()).as("seed %d can run", -seed).isEqualTo(stepped.isPresent());
            if (skipped.isPresent() && stepped.isPresent()) {
                assertThat(skipped.get().entries())
                        .as("seed %d", -seed)
                        .isEqualTo(stepped.get().entries());
                assertThat(skipped.get().cycles()).isEqualTo(stepped.get().cycles());
                new Ledger(
                        skipped.get().cycles(), skipped.get().entries(), com.google.common.collect.ImmutableList.of());
                tiles += skipped.get().tiles();
                simulated += skipped.get().simulatedTiles();
                assertThat(stepped.get().simulatedTiles())
                        .isEqualTo(stepped.get().tiles());
            }
        }
        assertThat(simulated).as("of %d tiles", tiles).isLessThan(tiles / 2);
    }

    static Optional<ReferenceSimulator> reference(Schedule schedule) {
        try {
            return Optional.of(new ReferenceSimulator(schedule));
        } catch (IllegalArgumentException stuck) {
            return Optional.empty();
        }
    }

    static Optional<Timing> run(Engine engine, Schedule schedule) {
        try {
            return Optional.of(engine.run(schedule));
        } catch (IllegalArgumentException stuck) {
            return Optional.empty();
        }
    }

    static Map<String, Long> array(Timing timing) {
        Map<String, Long> causes = new TreeMap<>();
        for (CycleEntry entry : timing.entries()) {
            if (entry.resource().equals("array")) {
                causes.put(entry.cause().label(), entry.cycles());
            }
        }
        return causes;
    }
}
