package org.bitgauge.units.map;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.bitgauge.core.engine.Engine;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.ledger.EnergyEntry;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.schedule.Loop;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.TileKind;
import org.bitgauge.core.schedule.TileKind.Busy;
import org.bitgauge.core.unit.InfeasibleMappingException;
import org.bitgauge.core.unit.Mapped;
import org.bitgauge.core.unit.MappingChoice;
import org.bitgauge.core.unit.MappingChoice.Option;
import org.bitgauge.core.unit.MappingGoal;
import org.bitgauge.core.unit.MappingRequest;
import org.bitgauge.core.unit.Residency;
import org.bitgauge.core.unit.StoredBits;
import org.bitgauge.core.unit.VectorUnit;

/**
 * Vector work streams through the memories in equal chunks, as many as take the least time (or energy, as asked for) of
 * those that fit; each element is read and written once. Fusible work is done on the way of a result to memory and moves nothing of its own.
 */
final class VectorMapper {
    private static final int INPUT = 0;
    private static final int PARAMETER = 1;
    private static final int OUTPUT = 2;
    private static final int FETCHED = VectorSchedule.FETCHED;
    private static final int WORK = 4;
    private static final Pattern CHUNKS = Pattern.compile("in ([0-9]{1,15}) chunks");

    private final Hierarchy hierarchy;
    private final VectorUnit unit;
    private final StoredBits stored;
    private final Engine engine;
    private final MappingRequest request;
    private final Residency residency;

    VectorMapper(Hierarchy hierarchy, VectorUnit unit, StoredBits stored, Engine engine, MappingRequest request) {
        this.hierarchy = hierarchy;
        this.unit = unit;
        this.stored = stored;
        this.engine = engine;
        this.request = request;
        this.residency = request.residency();
    }

    Mapped map(VectorOperation operation) throws InfeasibleMappingException {
        long[] totals = {
            operation.inputElements(),
            operation.weightElements(),
            operation.outputElements(),
            residency.fromDram(operation.inputElements()),
            Math.max(1, operation.operations())
        };
        if (operation.fusible()) {
            Schedule fused = schedule(totals, 1, true, operation.function() + ", on the way to memory");
            return mapped(operation, fused, fused.description(), Optional.empty());
        }
        long fewest = fewestChunks(totals);
        if (request.fixed().isPresent()) {
            long chunks = fixed(request.fixed().get(), fewest, most(totals));
            Schedule given = schedule(totals, chunks, false, text(operation, chunks));
            return mapped(operation, given, given.description() + ": as given", Optional.empty());
        }
        return search(operation, totals, fewest);
    }

    private static String text(VectorOperation operation, long chunks) {
        return operation.function() + ", in " + chunks + " chunks";
    }

    private static long most(long[] totals) {
        return Math.max(totals[INPUT], Math.max(totals[PARAMETER], totals[OUTPUT]));
    }

    private static long fixed(String text, long fewest, long most) throws InfeasibleMappingException {
        Matcher matcher = CHUNKS.matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no mapping of vector work; write the number of its parts as 'in 8 chunks'");
        }
        long chunks = Long.parseLong(matcher.group(1));
        if (chunks < 1 || chunks > most) {
            throw new IllegalArgumentException("'" + text + "' has " + chunks + " chunks; there can be 1 to " + most);
        }
        if (chunks < fewest) {
            throw new InfeasibleMappingException(
                    "chunks", "'" + text + "' does not fit the memories; take at least " + fewest + " chunks");
        }
        return chunks;
    }

    /**
     * Runs every number of chunks whose bound is better than the best so far. More chunks overlap better and cost more part
     * words and latencies. A machine on which all of them take longer is never the faster one, since the numbers are the same
     * for all memories and formats.
     */
    private Mapped search(VectorOperation operation, long[] totals, long fewest) {
        MappingGoal goal = request.goal();
        double unitPj = unit.energy(operation).stream()
                .mapToDouble(EnergyEntry::energyPj)
                .sum();
        Option best = null;
        Option next = null;
        Schedule taken = null;
        long runs = 0;
        for (long chunks : counts(fewest, most(totals))) {
            Schedule schedule = schedule(totals, chunks, false, text(operation, chunks));
            double moved = unitPj + Trial.energy(hierarchy, schedule, schedule.tilesByKind(), goal.rates());
            double bound = goal.score(TileMapper.estimate(schedule), moved);
            if (best != null && bound >= goal.score(best.cycles(), best.energyPj())) {
                continue;
            }
            long cycles = engine.cycles(schedule);
            runs++;
            Option option = new Option(
                    schedule.description(),
                    cycles,
                    moved + cycles * goal.rates().staticPjPerCycle());
            if (best == null || isBetter(goal, option, best)) {
                next = best;
                best = option;
                taken = schedule;
            } else if (next == null || isBetter(goal, option, next)) {
                next = option;
            }
        }
        if (best == null || taken == null) {
            throw new IllegalStateException("no number of chunks was tried");
        }
        MappingChoice choice = new MappingChoice(best, Optional.ofNullable(next), runs, runs, 0);
        return mapped(
                operation,
                taken,
                TileMapper.why(choice, TileMapper.least(request.goal()), "better"),
                Optional.of(choice));
    }

    private static boolean isBetter(MappingGoal goal, Option a, Option b) {
        int byScore = Double.compare(goal.score(a.cycles(), a.energyPj()), goal.score(b.cycles(), b.energyPj()));
        return byScore < 0
                || byScore == 0 && goal.tieBreak(a.cycles(), a.energyPj()) < goal.tieBreak(b.cycles(), b.energyPj());
    }

    /** 1 to 8, 12, 16, 24, 32 ... chunks, as far as they fit; the same ones whatever the memories hold. */
    private static long[] counts(long fewest, long most) {
        LongStream.Builder counts = LongStream.builder();
        for (long count = 1; ; count = Ladders.next(count)) {
            if (count >= most) {
                return counts.add(most).build().toArray();
            }
            if (count >= fewest) {
                counts.add(count);
            }
        }
    }

    private Schedule schedule(long[] totals, long chunks, boolean fused, String description) {
        VectorSchedule builder = new VectorSchedule(hierarchy, stored, residency, fused);
        TreeSet<Long> cuts = new TreeSet<>();
        cuts.add(0L);
        cuts.add(chunks);
        for (long total : totals) {
            cuts.add(total % chunks);
        }
        if (builder.isShared()) {
            cuts.add(1L);
            cuts.add(Math.max(1, chunks - 1));
        }
        ImmutableList.Builder<TileKind> kinds = ImmutableList.builder();
        ImmutableList.Builder<Loop> order = ImmutableList.builder();
        int kind = 0;
        Long from = cuts.first();
        for (Long to : cuts.tailSet(1L)) {
            long[] part = new long[totals.length];
            for (int i = 0; i < totals.length; i++) {
                part[i] = totals[i] / chunks + (from < totals[i] % chunks ? 1 : 0);
            }
            kinds.add(kind(builder, part, from == 0, to == chunks));
            order.add(new Loop.Run(to - from, kind++));
            from = to;
        }
        return builder.build(description, kinds.build(), new Loop.Repeat(1, order.build()));
    }

    private Mapped mapped(VectorOperation operation, Schedule schedule, String why, Optional<MappingChoice> choice) {
        return new Mapped(schedule, unit.energy(operation), why, TileMapper.estimate(schedule), stored.notes(), choice);
    }

    private TileKind kind(VectorSchedule builder, long[] part, boolean first, boolean last) {
        long[] elements = {part[INPUT], part[PARAMETER], part[OUTPUT], part[FETCHED]};
        long cycles = unit.cycles(Math.max(1, part[WORK]));
        return new TileKind(
                ImmutableList.<Busy>builder()
                        .add(new Busy(Cause.of(Cause.Kind.VECTOR), cycles))
                        .addAll(builder.waits(cycles, elements, first, last))
                        .build(),
                0,
                builder.bits(elements),
                builder.accesses(elements));
    }

    /** Fewest chunks whose parts fit the slots of every level, found by doubling and halving. */
    private long fewestChunks(long[] totals) throws InfeasibleMappingException {
        long most = most(totals);
        int level = tooSmall(totals, most);
        if (level >= 0) {
            MemoryLevel memory = hierarchy.level(level);
            throw new InfeasibleMappingException(
                    memory.name(),
                    memory.name() + ": needs " + needed(level, totals, most)
                            + " bits for one element of each tensor in " + memory.slots() + " slots, has "
                            + memory.capacityBits() + " bits; enlarge it",
                    needed(level, totals, most));
        }
        long low = 1;
        long high = most;
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (tooSmall(totals, middle) < 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private int tooSmall(long[] totals, long chunks) {
        for (int level = 0; level < hierarchy.levelCount(); level++) {
            if (needed(level, totals, chunks) > hierarchy.level(level).capacityBits()) {
                return level;
            }
        }
        return -1;
    }

    private long needed(int level, long[] totals, long chunks) {
        MemoryLevel memory = hierarchy.level(level);
        long bits = 0;
        for (Operand operand : Operand.ALL) {
            if (operand.livesIn(memory)) {
                int[] chain = hierarchy.chain(operand);
                boolean home = chain[chain.length - 1] == level;
                boolean whole = home
                        && operand == Operand.RESULTS
                        && residency.results().stay();
                int index = home && operand == Operand.ACTIVATIONS ? FETCHED : VectorSchedule.index(operand);
                long elements = whole ? totals[index] : NearPorts.ceilDiv(totals[index], chunks);
                double width = stored.per(VectorSchedule.role(operand), level);
                bits = Math.addExact(
                        bits, Math.multiplyExact(memory.storedBits(elements, width), whole ? 1L : memory.slots()));
            }
        }
        return bits;
    }
}
