package org.bitgauge.units.testing;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableLongArray;
import java.util.Optional;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.Operation;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.core.ledger.EnergyEntry;
import org.bitgauge.core.memory.MemoryCost;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.memory.Packing;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.precision.TensorPrecision;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.TileKind;
import org.bitgauge.core.unit.Activity;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.Dataflow;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.EdgeTraffic;
import org.bitgauge.core.unit.Grain;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Machine;
import org.bitgauge.core.unit.MemorySystem;
import org.bitgauge.core.unit.Tile;
import org.bitgauge.core.unit.UnitPart;
import org.bitgauge.core.unit.UnitPlan;
import org.bitgauge.core.unit.VectorUnit;

/** Machines with round numbers: units without costs, memories with unit costs. */
public final class TestMachines {
    private TestMachines() {}

    /** A memory that holds the given tensors, unbounded in bandwidth unless changed. */
    public static MemoryLevel level(
            String name, long capacityBits, long bitsPerCycle, int slots, Packing packing, TensorRole... holds) {
        Explanation why = Explanation.given("test", 1, "", "test");
        MemoryCost cost = new MemoryCost(1, 1, 1, 1, 1, why, why, why, why);
        return new MemoryLevel(
                name,
                ImmutableSet.copyOf(holds),
                capacityBits,
                Math.min(64, capacityBits),
                1,
                bitsPerCycle,
                bitsPerCycle,
                0,
                slots,
                packing,
                cost);
    }

    /** The same with one port for reads, writes, fills and drains. */
    public static MemoryLevel onePort(MemoryLevel level) {
        return onePort(level, true);
    }

    /** The same with one port for reads and writes, and for fills and drains where they share it. */
    public static MemoryLevel onePort(MemoryLevel level, boolean sharedTransfers) {
        return new MemoryLevel(
                level.name(),
                level.holds(),
                level.capacityBits(),
                level.rowBits(),
                level.banks(),
                level.readBitsPerCycle(),
                level.writeBitsPerCycle(),
                true,
                level.latencyCycles(),
                level.slots(),
                level.packing(),
                level.cost(),
                sharedTransfers);
    }

    /** One buffer for everything. */
    public static MemoryLevel shared(long capacityBits, int slots) {
        return level("buffer", capacityBits, 1L << 20, slots, Packing.DENSE, TensorRole.values());
    }

    public static Machine machine(Dataflow dataflow, long rows, long columns, long dramBits, MemoryLevel... levels) {
        return new Machine(
                new FreeArray(dataflow, rows, columns),
                new FreeLanes(16),
                new MemorySystem(ImmutableList.copyOf(levels), new Channel("dram", dramBits, 1, 20)));
    }

    public static LayerTask task(Operation operation, String weights, String activations, String sums, String outputs) {
        return new LayerTask(
                new Layer("layer", operation, ImmutableList.of("input")),
                new LayerPrecision(precision(weights), precision(activations), precision(sums), precision(outputs)));
    }

    private static TensorPrecision precision(String format) {
        return TensorPrecision.of(NumberFormats.parse(format), "test");
    }

    /** A dataflow without the costs of its array. */
    private record FreeArray(Dataflow dataflow, long rows, long columns) implements ComputeUnit {
        @Override
        public String description() {
            return rows + "x" + columns + " " + dataflow.typeName();
        }

        @Override
        public DatapathFormats datapath() {
            NumberFormat int8 = NumberFormats.parse("int8");
            return new DatapathFormats(int8, int8, NumberFormats.parse("int32"));
        }

        @Override
        public Optional<String> refuses(LayerTask task) {
            return Optional.empty();
        }

        @Override
        public ImmutableList<UnitPart> parts() {
            return ImmutableList.of();
        }

        @Override
        public double criticalPathPs() {
            return 1000;
        }

        @Override
        public double peakMacsPerCycle(LayerPrecision precision) {
            return rows * columns;
        }

        @Override
        public long multipliers() {
            return rows * columns;
        }

        @Override
        public UnitPlan plan(LayerTask task) {
            Dataflow.Folding folding = dataflow.fold(LoopNest.of(task.layer().operation()), rows, columns);
            return new FreePlan(folding);
        }
    }

    private record FreePlan(Dataflow.Folding folding) implements UnitPlan {
        @Override
        public Grain grain() {
            return folding.grain();
        }

        @Override
        public long busyCycles(Tile tile) {
            return folding.busyCycles(tile);
        }

        @Override
        public ImmutableList<TileKind.Busy> busy(Tile tile) {
            return folding.busy(tile);
        }

        @Override
        public EdgeTraffic edge(Tile tile) {
            return folding.edge(tile);
        }

        @Override
        public ImmutableList<Activity> activities() {
            return ImmutableList.of(new Activity("array.mac", "-", "mac", 0, 1));
        }

        @Override
        public ImmutableLongArray activity(Tile tile) {
            return ImmutableLongArray.of(tile.macs());
        }

        @Override
        public ImmutableList<String> notes() {
            return ImmutableList.of();
        }
    }

    private record FreeLanes(long lanes) implements VectorUnit {
        @Override
        public String description() {
            return lanes + " lanes";
        }

        @Override
        public ImmutableList<UnitPart> parts() {
            return ImmutableList.of();
        }

        @Override
        public double criticalPathPs() {
            return 1000;
        }

        @Override
        public long cycles(long operations) {
            return Math.max(1, -Math.floorDiv(-operations, lanes));
        }

        @Override
        public ImmutableList<EnergyEntry> energy(VectorOperation operation) {
            return ImmutableList.of();
        }
    }
}
