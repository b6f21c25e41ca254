package org.bitgauge.units.map;

import com.google.common.collect.ImmutableList;
import java.util.TreeSet;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.schedule.Loop;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.TileKind;
import org.bitgauge.core.schedule.TileKind.Busy;
import org.bitgauge.core.unit.InfeasibleMappingException;
import org.bitgauge.core.unit.Mapped;
import org.bitgauge.core.unit.Residency;
import org.bitgauge.core.unit.StoredBits;
import org.bitgauge.core.unit.VectorUnit;

/**
 * Vector work streams through the memories in as few equal chunks as their slots allow; each element is read and written
 * once. Fusible work is done on the way of a result to memory and moves nothing of its own.
 */
final class VectorMapper {
    private static final int INPUT = 0;
    private static final int PARAMETER = 1;
    private static final int OUTPUT = 2;
    private static final int WORK = 3;

    private final Hierarchy hierarchy;
    private final VectorUnit unit;
    private final StoredBits stored;
    private final Residency residency;

    VectorMapper(Hierarchy hierarchy, VectorUnit unit, StoredBits stored, Residency residency) {
        this.hierarchy = hierarchy;
        this.unit = unit;
        this.stored = stored;
        this.residency = residency;
    }

    Mapped map(VectorOperation operation) throws InfeasibleMappingException {
        long[] totals = {
            operation.inputElements(),
            operation.weightElements(),
            operation.outputElements(),
            Math.max(1, operation.operations())
        };
        long chunks = operation.fusible() ? 1 : chunks(totals);
        VectorSchedule builder = new VectorSchedule(hierarchy, stored, residency, operation.fusible());
        TreeSet<Long> cuts = new TreeSet<>();
        cuts.add(0L);
        cuts.add(chunks);
        for (long total : totals) {
            cuts.add(total % chunks);
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
            kinds.add(kind(builder, part));
            order.add(new Loop.Run(to - from, kind++));
            from = to;
        }
        String description =
                operation.function() + (operation.fusible() ? ", on the way to memory" : ", in " + chunks + " chunks");
        Schedule schedule = builder.build(description, kinds.build(), new Loop.Repeat(1, order.build()));
        return new Mapped(schedule, unit.energy(operation), description, TileMapper.estimate(schedule), stored.notes());
    }

    private TileKind kind(VectorSchedule builder, long[] part) {
        long[] elements = {part[INPUT], part[PARAMETER], part[OUTPUT]};
        return new TileKind(
                ImmutableList.of(new Busy(Cause.of(Cause.Kind.VECTOR), unit.cycles(Math.max(1, part[WORK])))),
                0,
                builder.bits(elements),
                builder.accesses(elements));
    }

    /** Fewest chunks whose parts fit the slots of every level, found by doubling and halving. */
    private long chunks(long[] totals) throws InfeasibleMappingException {
        long most = Math.max(totals[INPUT], Math.max(totals[PARAMETER], totals[OUTPUT]));
        int level = tooSmall(totals, most);
        if (level >= 0) {
            MemoryLevel memory = hierarchy.level(level);
            throw new InfeasibleMappingException(
                    memory.name(),
                    memory.name() + ": needs " + needed(level, totals, most)
                            + " bits for one element of each tensor in " + memory.slots() + " slots, has "
                            + memory.capacityBits() + " bits; enlarge it");
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
                int index = VectorSchedule.index(operand);
                int[] chain = hierarchy.chain(operand);
                boolean home = chain[chain.length - 1] == level && VectorSchedule.isResident(residency, operand);
                long elements = home ? totals[index] : NearPorts.ceilDiv(totals[index], chunks);
                double width = stored.per(VectorSchedule.role(operand), level);
                bits = Math.addExact(
                        bits, Math.multiplyExact(memory.storedBits(elements, width), home ? 1L : memory.slots()));
            }
        }
        return bits;
    }
}
