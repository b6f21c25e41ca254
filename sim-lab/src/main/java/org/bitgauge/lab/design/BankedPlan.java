package org.bitgauge.lab.design;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.ledger.Cause.Kind;
import org.bitgauge.core.ledger.Cause.Reason;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.schedule.TileKind.Busy;
import org.bitgauge.core.unit.Activity;
import org.bitgauge.core.unit.EdgeTraffic;
import org.bitgauge.core.unit.Grain;
import org.bitgauge.core.unit.Tile;
import org.bitgauge.core.unit.UnitPlan;

/**
 * How an array runs a layer whose activations lie in some of the banks only. A tile lasts at least as long as the port needs
 * with these banks; what it needs beyond the port with all banks is bank conflict, the rest bandwidth.
 */
final class BankedPlan implements UnitPlan {
    private final UnitPlan plan;
    private final BankUse use;
    private final MemoryLevel level;
    private final boolean weightsHere;
    private final boolean resultsHere;
    private final LayerPrecision precision;

    BankedPlan(UnitPlan plan, BankUse use, List<MemoryLevel> levels, LayerPrecision precision) {
        this.plan = plan;
        this.use = use;
        this.precision = precision;
        level = use.level();
        weightsHere = BankedArray.nearest(levels, TensorRole.WEIGHTS).equals(Optional.of(level));
        resultsHere = level.equals(levels.stream()
                .filter(l -> l.holds().contains(TensorRole.OUTPUTS) || l.holds().contains(TensorRole.PARTIAL_SUMS))
                .reduce((farther, nearer) -> nearer)
                .orElse(null));
    }

    /** Cycles of the port for all that a tile reads, with all banks and with those in use. */
    private record Port(long all, long inUse) {}

    private Port port(Tile tile) {
        EdgeTraffic edge = plan.edge(tile);
        long activations = bits(edge.activationReads(), TensorRole.ACTIVATIONS);
        long others = weightsHere ? bits(edge.weightReads(), TensorRole.WEIGHTS) : 0;
        if (resultsHere) {
            others += bits(edge.partialSumReads(), TensorRole.PARTIAL_SUMS);
            if (level.sharedPort()) {
                others += bits(edge.partialSumWrites(), TensorRole.PARTIAL_SUMS)
                        + bits(edge.outputWrites(), TensorRole.OUTPUTS);
            }
        }
        long slowed = Math.addExact(
                Math.multiplyExact(others, use.banksInUse()), Math.multiplyExact(activations, use.banks()));
        return new Port(
                -Math.floorDiv(-(others + activations), level.readBitsPerCycle()),
                -Math.floorDiv(-slowed, Math.multiplyExact(level.readBitsPerCycle(), use.banksInUse())));
    }

    private long bits(long elements, TensorRole role) {
        return elements == 0
                ? 0
                : level.storedBits(elements, precision.of(role).format().bitsPerElement());
    }

    @Override
    public long busyCycles(Tile tile) {
        return Math.max(plan.busyCycles(tile), port(tile).inUse());
    }

    @Override
    public ImmutableList<Busy> busy(Tile tile) {
        long own = plan.busyCycles(tile);
        Port port = port(tile);
        if (port.inUse() <= own) {
            return plan.busy(tile);
        }
        long unconflicted = Math.max(own, port.all());
        ImmutableList.Builder<Busy> busy = ImmutableList.<Busy>builder().addAll(plan.busy(tile));
        if (unconflicted > own) {
            busy.add(wait(Reason.BANDWIDTH, unconflicted - own));
        }
        if (port.inUse() > unconflicted) {
            busy.add(wait(Reason.BANK_CONFLICT, port.inUse() - unconflicted));
        }
        return busy.build();
    }

    private Busy wait(Reason reason, long cycles) {
        return new Busy(new Cause(Kind.WAIT_ACTIVATIONS, level.name(), reason), cycles);
    }

    @Override
    public Grain grain() {
        return plan.grain();
    }

    @Override
    public EdgeTraffic edge(Tile tile) {
        return plan.edge(tile);
    }

    @Override
    public boolean spills(Tile tile) {
        return plan.spills(tile);
    }

    @Override
    public OptionalLong layerCycles() {
        return plan.layerCycles();
    }

    @Override
    public ImmutableList<Busy> settled(long cycles) {
        return plan.settled(cycles);
    }

    @Override
    public ImmutableList<Activity> activities() {
        return plan.activities();
    }

    @Override
    public ImmutableLongArray activity(Tile tile) {
        return plan.activity(tile);
    }

    @Override
    public ImmutableList<String> notes() {
        return ImmutableList.<String>builder()
                .addAll(plan.notes())
                .add(String.format(
                        Locale.ROOT,
                        "strided windows read activations from %d of the %d banks of %s",
                        use.banksInUse(),
                        use.banks(),
                        level.name()))
                .build();
    }
}
