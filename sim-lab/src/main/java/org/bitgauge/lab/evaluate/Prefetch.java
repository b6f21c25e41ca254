package org.bitgauge.lab.evaluate;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bitgauge.core.engine.Timing;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;
import org.bitgauge.core.schedule.Succession;
import org.bitgauge.core.schedule.TileKind;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.MemorySystem;
import org.bitgauge.core.unit.Residency;
import org.bitgauge.core.unit.Residency.Results;

/**
 * Layers that hand their results over on chip run as one schedule, so that the first weights of the next layer are fetched, as
 * far as slots are free, while the tiles of the present one run. A layer joins if it fetches nothing but weights, and if the
 * one before stores nothing in DRAM. What the whole takes is found by running it; each layer has what the run grows by with it.
 */
final class Prefetch {
    private final MemorySystem memory;
    private final java.util.function.Function<Schedule, Timing> engine;
    private final Map<Integer, Timing> times = new HashMap<>();

    /**
     * A layer of a run.
     *
     * @param index its place in the network
     * @param task what it computes
     * @param schedule how
     * @param residency where its operands are
     * @param alone its time after all else has ended
     */
    record Part(int index, LayerTask task, Schedule schedule, Residency residency, Timing alone) {}

    private Prefetch(MemorySystem memory, java.util.function.Function<Schedule, Timing> engine) {
        this.memory = memory;
        this.engine = engine;
    }

    /**
     * Times that differ from those of the layers alone, by place in the network.
     *
     * @param parts layers that are not done on the way to memory, in their order
     */
    static Map<Integer, Timing> times(
            List<Part> parts, MemorySystem memory, java.util.function.Function<Schedule, Timing> engine) {
        Prefetch prefetch = new Prefetch(memory, engine);
        if (refuses(memory).isEmpty()) {
            prefetch.walk(parts);
        }
        return prefetch.times;
    }

    /** Why nothing can be fetched ahead on these memories; empty if it can. */
    static Optional<String> refuses(MemorySystem memory) {
        if (memory.home().isEmpty()) {
            return Optional.of("no memory keeps results");
        }
        for (int i = 0; i < memory.levels().size(); i++) {
            MemoryLevel level = memory.levels().get(i);
            boolean weights = level.holds().contains(TensorRole.WEIGHTS);
            if (weights && (level.holds().size() > 1 || level.slots() < 2)) {
                return Optional.of(level.name() + " has no second slot for weights alone");
            }
            if (i != memory.home().getAsInt() && level.holds().contains(TensorRole.ACTIVATIONS)) {
                return Optional.of(level.name() + " is filled with activations before the layer");
            }
        }
        return Optional.empty();
    }

    private void walk(List<Part> parts) {
        List<Part> group = new ArrayList<>();
        List<Timing> prefixes = new ArrayList<>();
        for (Part part : parts) {
            Optional<Timing> longer = Optional.empty();
            if (!group.isEmpty() && joins(group.get(group.size() - 1), part)) {
                longer = joined(group, part);
            }
            if (longer.isEmpty()) {
                settle(group, prefixes);
                group.clear();
                prefixes.clear();
            }
            group.add(part);
            prefixes.add(longer.orElse(part.alone()));
        }
        settle(group, prefixes);
    }

    private static boolean joins(Part before, Part next) {
        boolean made = next.task().layer().operation() instanceof MatrixMultiply product && product.dynamicWeights();
        return before.residency().results() == Results.KEPT && !made && fetchesOnlyWeights(next.schedule());
    }

    private static boolean fetchesOnlyWeights(Schedule schedule) {
        for (int s = 0; s < schedule.streams().size(); s++) {
            Stream stream = schedule.streams().get(s);
            if (stream.direction() == Stream.Direction.IN && stream.tensor() == TensorRole.ACTIVATIONS) {
                for (TileKind kind : schedule.kinds()) {
                    if (kind.bits().get(s) > 0) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Time of a group with one more layer, if that is no longer than both after one another. */
    private Optional<Timing> joined(List<Part> group, Part next) {
        List<Schedule> schedules = new ArrayList<>();
        group.forEach(part -> schedules.add(part.schedule()));
        Optional<Schedule> before = Succession.of(schedules);
        schedules.add(next.schedule());
        Optional<Schedule> whole = Succession.of(schedules);
        if (before.isEmpty() || whole.isEmpty()) {
            return Optional.empty();
        }
        Timing with = engine.apply(whole.get());
        long apart =
                Math.addExact(engine.apply(before.get()).cycles(), next.alone().cycles());
        return with.cycles() <= apart ? Optional.of(with) : Optional.empty();
    }

    /** Gives each layer what the run grows by with it: of each cause no more than the longer run still has. */
    private void settle(List<Part> group, List<Timing> prefixes) {
        if (group.size() < 2) {
            return;
        }
        Map<Cause, Long> upTo = causes(prefixes.get(prefixes.size() - 1));
        for (int i = group.size() - 1; i >= 0; i--) {
            Map<Cause, Long> before = new LinkedHashMap<>();
            if (i > 0) {
                Map<Cause, Long> now = upTo;
                causes(prefixes.get(i - 1)).forEach((cause, cycles) -> {
                    long kept = Math.min(cycles, now.getOrDefault(cause, 0L));
                    before.put(cause, kept);
                });
            }
            ImmutableList.Builder<CycleEntry> own = ImmutableList.builder();
            long sum = 0;
            for (Map.Entry<Cause, Long> entry : upTo.entrySet()) {
                long cycles = entry.getValue() - before.getOrDefault(entry.getKey(), 0L);
                if (cycles > 0) {
                    own.add(new CycleEntry(LayerResult.ARRAY, entry.getKey(), cycles));
                    sum = Math.addExact(sum, cycles);
                }
            }
            Timing alone = group.get(i).alone();
            times.put(
                    group.get(i).index(),
                    new Timing(sum, own.build(), alone.tiles(), alone.simulatedTiles(), alone.exact()));
            upTo = before;
        }
    }

    private static Map<Cause, Long> causes(Timing timing) {
        Map<Cause, Long> causes = new LinkedHashMap<>();
        for (CycleEntry entry : timing.entries()) {
            if (entry.resource().equals(LayerResult.ARRAY)) {
                causes.merge(entry.cause(), entry.cycles(), Math::addExact);
            }
        }
        return causes;
    }
}
