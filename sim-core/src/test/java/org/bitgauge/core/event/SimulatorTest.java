package org.bitgauge.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorTest {
    private record Event(long time, long sequence, int what) {}

    /** 70 % 1-16 cycles, 25 % 16-512, 5 % up to 100 000: what an accelerator schedules. */
    private static long hardware(SplittableRandom random) {
        int draw = random.nextInt(100);
        return draw < 70 ? random.nextLong(1, 17) : draw < 95 ? random.nextLong(16, 513) : random.nextLong(1, 100_001);
    }

    private static long exponential(SplittableRandom random) {
        return (long) (-1024 * Math.log(1 - random.nextDouble()));
    }

    private static long sparse(SplittableRandom random) {
        return random.nextLong(10) == 0 ? 0 : random.nextLong(1L << random.nextInt(1, 45));
    }

    @ParameterizedTest(name = "{0}, {1} pending, seed {2}")
    @CsvSource({
        "hw,1,1",
        "hw,100,2",
        "hw,1000,3",
        "hw,30000,4",
        "exp,100,5",
        "exp,1000,6",
        "exp,30000,7",
        "sparse,3,8",
        "sparse,300,9"
    })
    void dispatchesInTheOrderOfTimeAndInsertion(String law, int pending, int seed) {
        ToLongFunction<SplittableRandom> delay =
                switch (law) {
                    case "hw" -> SimulatorTest::hardware;
                    case "exp" -> SimulatorTest::exponential;
                    default -> SimulatorTest::sparse;
                };
        assertThat(simulated(delay, pending, seed)).isEqualTo(expected(delay, pending, seed));
    }

    private static List<Event> simulated(ToLongFunction<SplittableRandom> delay, int pending, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Event> seen = new ArrayList<>();
        Simulator simulator = new Simulator();
        int[] next = {pending};
        int self = simulator.register(new Handler() {
            @Override
            public void on(long now, int what, long arg) {
                seen.add(new Event(now, arg, what));
                if (next[0] < 50_000) {
                    simulator.at(now + delay.applyAsLong(random), 0, what ^ next[0], next[0]++);
                }
            }
        });
        for (int i = 0; i < pending; i++) {
            simulator.at(delay.applyAsLong(random), self, -i, i);
        }
        assertThat(simulator.pending()).isEqualTo(pending);
        assertThat(simulator.run()).isEqualTo(seen.size());
        return seen;
    }

    private static List<Event> expected(ToLongFunction<SplittableRandom> delay, int pending, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PriorityQueue<Event> queue =
                new PriorityQueue<>(Comparator.comparingLong(Event::time).thenComparingLong(Event::sequence));
        for (int i = 0; i < pending; i++) {
            queue.add(new Event(delay.applyAsLong(random), i, -i));
        }
        List<Event> seen = new ArrayList<>();
        int next = pending;
        while (!queue.isEmpty()) {
            Event event = queue.remove();
            seen.add(event);
            if (next < 50_000) {
                queue.add(new Event(event.time() + delay.applyAsLong(random), next, event.what() ^ next));
                next++;
            }
        }
        return seen;
    }

    @Test
    void anEventThatWaitedInOverflowComesBeforeALaterOneOfTheSameCycle() {
        List<Long> seen = new ArrayList<>();
        Simulator simulator = new Simulator();
        int recorder = simulator.register((now, what, arg) -> seen.add(arg));
        int scheduler = simulator.register((now, what, arg) -> simulator.at(5000, 0, 0, arg));
        simulator.at(5000, recorder, 0, 1);
        simulator.at(5000, recorder, 0, 2);
        simulator.at(5000 - TimingWheel.SLOTS, scheduler, 0, 3);
        simulator.at(5000 - TimingWheel.SLOTS + 1, scheduler, 0, 4);
        simulator.run();
        assertThat(seen).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void jumpsOverEmptyAges() {
        List<Long> seen = new ArrayList<>();
        Simulator simulator = new Simulator();
        int recorder = simulator.register((now, what, arg) -> seen.add(now));
        simulator.at(Long.MAX_VALUE - 1, recorder, 0, 0);
        simulator.at(1L << 40, recorder, 0, 0);
        simulator.at(0, recorder, 0, 0);
        assertThat(simulator.run()).isEqualTo(3);
        assertThat(seen).containsExactly(0L, 1L << 40, Long.MAX_VALUE - 1);
        assertThat(simulator.step()).isFalse();
    }

    @Test
    void thePastAndStrangersAreRefused() {
        Simulator simulator = new Simulator();
        int self = simulator.register((now, what, arg) -> {});
        simulator.at(10, self, 0, 0);
        simulator.run();
        assertThatThrownBy(() -> simulator.at(9, self, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cycle 9")
                .hasMessageContaining("cycle 10");
        assertThatThrownBy(() -> simulator.at(11, 7, 0, 0)).hasMessageContaining("handler");
    }
}
