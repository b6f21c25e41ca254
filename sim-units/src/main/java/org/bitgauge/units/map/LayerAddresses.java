package org.bitgauge.units.map;

import java.util.List;
import java.util.OptionalLong;
import org.bitgauge.core.burst.SequentialAddresses;
import org.bitgauge.core.burst.StorageOrder;
import org.bitgauge.core.burst.TransferAddresses;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;
import org.bitgauge.core.unit.InfeasibleMappingException;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.MemorySystem;
import org.bitgauge.core.unit.StoredBits;

/**
 * Where the tiles of a mapped layer lie in DRAM. Weights, activations, partial sums and outputs of the layer lie one after
 * another, each from a new row on; weights tile after tile, as they are known ahead. The box of its tensor that a tile fetches or stores consists of contiguous runs in the
 * order in which the tensor is stored. An element has the mean bits that its format and form take; a run begins at the byte
 * that holds its first bit.
 */
public final class LayerAddresses implements TransferAddresses {
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private final LayerBoxes boxes;
    private final BoxRuns runs;
    private final TensorRole[] role;
    private final double[] bits = new double[TensorRole.values().length];
    private final long[] base = new long[bits.length];
    private final long[] elements = new long[bits.length];
    private final long cut;
    private int open;
    private long first;
    private long end;
    private long cutFrom;
    private long cutEnd;

    private LayerAddresses(
            LayerBoxes boxes, BoxRuns runs, Schedule schedule, StoredBits stored, long alignBytes, long cutBytes) {
        this.boxes = boxes;
        this.runs = runs;
        cut = cutBytes;
        role = schedule.streams().stream().map(Stream::tensor).toArray(TensorRole[]::new);
        long next = 0;
        for (TensorRole each : TensorRole.values()) {
            int r = each.ordinal();
            bits[r] = stored.per(each, StoredBits.DRAM);
            elements[r] = boxes.elements(each);
            base[r] = next;
            next += NearPorts.ceilDiv(byteAfter(r, elements[r]), alignBytes) * alignBytes;
        }
    }

    /**
     * Addresses of a layer's transfers; vector work reads and writes its tensors from one end to the other.
     *
     * @param schedule of the layer as a {@link TileMapper} made it for these memories
     * @param order in which tensors are stored
     * @param runBytes contiguous bytes at most, the next ones lie anywhere in the tensor; as the order says where empty
     * @param alignBytes tensors begin at multiples of it
     * @throws IllegalArgumentException where the schedule is none of a mapper
     */
    public static TransferAddresses of(
            LayerTask task,
            MemorySystem memory,
            Schedule schedule,
            StorageOrder order,
            OptionalLong runBytes,
            long alignBytes) {
        if (task.layer().operation() instanceof VectorOperation) {
            return SequentialAddresses.of(schedule, alignBytes);
        }
        LoopNest nest = LoopNest.of(task.layer().operation());
        Hierarchy hierarchy = hierarchy(memory);
        List<Stage> stages = MappingText.parse(schedule.description(), nest.size(), hierarchy.stages());
        BoxRuns runs = new BoxRuns();
        return new LayerAddresses(
                new LayerBoxes(nest, stages, hierarchy, order, runs),
                runs,
                schedule,
                StoredBits.of(task, memory),
                alignBytes,
                runBytes.orElse(Long.MAX_VALUE));
    }

    private static Hierarchy hierarchy(MemorySystem memory) {
        try {
            return new Hierarchy(memory);
        } catch (InfeasibleMappingException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Override
    public void open(int stream, long tile, long moved) {
        open = role[stream].ordinal();
        boxes.open(role[stream], tile);
        cutFrom = 0;
        cutEnd = 0;
    }

    @Override
    public boolean next() {
        if (cutFrom == cutEnd) {
            if (!runs.next()) {
                return false;
            }
            cutFrom = byteOf(open, runs.first());
            cutEnd = byteAfter(open, runs.first() + runs.length());
        }
        first = cutFrom;
        end = cutEnd - cutFrom > cut ? cutFrom + cut : cutEnd;
        cutFrom = end;
        return true;
    }

    @Override
    public long firstByte() {
        return base[open] + (cut == Long.MAX_VALUE ? first : scattered(first));
    }

    @Override
    public long bytes() {
        return end - first;
    }

    /** Another place in the tensor, always the same for the same run, a multiple of the run's length (SplitMix64). */
    private long scattered(long at) {
        long places = Math.max(1, byteAfter(open, elements[open]) / cut);
        long z = (at + 1) * MIX;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return Long.remainderUnsigned(z ^ (z >>> 31), places) * cut;
    }

    private long byteOf(int tensor, long element) {
        return (long) Math.floor(element * bits[tensor] / Byte.SIZE);
    }

    private long byteAfter(int tensor, long element) {
        return (long) Math.ceil(element * bits[tensor] / Byte.SIZE);
    }
}
