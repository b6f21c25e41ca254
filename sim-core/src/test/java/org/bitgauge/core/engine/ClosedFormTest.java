package org.bitgauge.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.bitgauge.core.ledger.Ledger;
import org.bitgauge.core.schedule.Schedule;
import org.junit.jupiter.api.Test;

class ClosedFormTest {
    private static final long CASES = Long.getLong("bitgauge.cases", 200) * 5;

    @Test
    void equalsTheEventEngineWhereItClaimsToBeExactAndIsALowerBoundElsewhere() {
        Engine closed = new ClosedForm();
        Engine event = new EventEngine();
        int exact = 0;
        for (long seed = 0; seed < CASES; seed++) {
            Schedule schedule = RandomSchedules.schedule(seed, 2_000);
            Optional<Timing> timing = EventEngineTest.run(event, schedule);
            if (timing.isPresent()) {
                Timing bound = closed.run(schedule);
                new Ledger(bound.cycles(), bound.entries(), ImmutableList.of());
                assertThat(bound.cycles())
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(timing.get().cycles());
                if (bound.exact()) {
                    assertThat(bound.cycles())
                            .as("seed %d", seed)
                            .isEqualTo(timing.get().cycles());
                    assertThat(bound.entries())
                            .as("seed %d", seed)
                            .containsExactlyInAnyOrderElementsOf(timing.get().entries());
                    exact++;
                }
            }
        }
        assertThat(exact).as("claims").isGreaterThan((int) CASES / 20);
    }
}
