package org.bitgauge.lab.evaluate;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.engine.Timing;
import org.bitgauge.core.layer.Operation;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.core.ledger.EnergyEntry;
import org.bitgauge.core.ledger.Ledger;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.precision.TensorPrecision;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;
import org.bitgauge.core.schedule.TileKind;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.Mapped;
import org.bitgauge.lab.design.Design;

/** Closes the books of one layer: what the tiles did times what it costs, and the ledger whose sums are checked. */
final class LayerAccounts {
    private static final String NONE = "-";

    private LayerAccounts() {}

    static LayerResult close(Design design, LayerTask task, Mapped mapped, Fusion.Exposed exposed, String engine) {
        Timing timing = exposed.timing();
        Schedule schedule = mapped.schedule();
        long[] tiles = schedule.tilesByKind();
        long macs = task.layer().operation().macs();
        checkMacs(schedule, tiles, macs, task);
        long read = dramBits(schedule, tiles, design.dram().name(), Stream.Direction.IN);
        long written = dramBits(schedule, tiles, design.dram().name(), Stream.Direction.OUT);
        ImmutableList<EnergyEntry> energy = new EnergyAccounts(design, task, timing.cycles()).entries(mapped, tiles);
        double peak = macs == 0 ? 0 : design.machine().array().peakMacsPerCycle(task.precision());
        LayerPrecision precision = task.precision();
        Operation operation = task.layer().operation();
        boolean products = !(operation instanceof VectorOperation);
        boolean hasWeights = operation.weightElements() > 0;
        return new LayerResult(
                task.layer().name(),
                operation.kind(),
                macs,
                hasWeights ? name(precision.weights()) : NONE,
                name(precision.activations()),
                products ? name(precision.partialSums()) : NONE,
                name(precision.outputs()),
                hasWeights ? bits(precision.weights()) : 0,
                bits(precision.activations()),
                macs == 0 ? 0 : (long) Math.ceil(macs / peak),
                peak,
                read,
                written,
                schedule.description() + exposed.remark(),
                engine,
                new Ledger(timing.cycles(), timing.entries(), energy));
    }

    private static void checkMacs(Schedule schedule, long[] tiles, long macs, LayerTask task) {
        long scheduled = 0;
        for (int kind = 0; kind < tiles.length; kind++) {
            scheduled = Math.addExact(
                    scheduled,
                    Math.multiplyExact(tiles[kind], schedule.kinds().get(kind).macs()));
        }
        if (scheduled != macs) {
            throw new IllegalStateException("the schedule of layer "
                    + task.layer().name() + " computes " + scheduled + " multiply-accumulates, the layer has " + macs);
        }
    }

    /** Whether a stream goes over the channel of a memory; a stream of a kept tensor ends at a level on chip. */
    static boolean isOf(Schedule schedule, int stream, String memory) {
        int channel = schedule.streams().get(stream).channel();
        return schedule.channels().get(channel).level().equals(memory);
    }

    private static long dramBits(Schedule schedule, long[] tiles, String dram, Stream.Direction direction) {
        long bits = 0;
        for (int s = 0; s < schedule.streams().size(); s++) {
            Stream stream = schedule.streams().get(s);
            if (stream.direction() == direction && isOf(schedule, s, dram)) {
                bits = Math.addExact(bits, streamBits(schedule, tiles, s));
            }
        }
        return bits;
    }

    static long streamBits(Schedule schedule, long[] tiles, int stream) {
        long bits = 0;
        for (int kind = 0; kind < tiles.length; kind++) {
            TileKind tile = schedule.kinds().get(kind);
            bits = Math.addExact(
                    bits, Math.multiplyExact(tiles[kind], tile.bits().get(stream)));
        }
        return bits;
    }

    private static String name(TensorPrecision precision) {
        return precision.format().name();
    }

    private static double bits(TensorPrecision precision) {
        return precision.format().bitsPerElement();
    }
}
