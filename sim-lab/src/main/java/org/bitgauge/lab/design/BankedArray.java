package org.bitgauge.lab.design;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import java.util.List;
import java.util.Optional;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.UnitPart;
import org.bitgauge.core.unit.UnitPlan;

/** An array whose reads of activations can meet in the banks of the memory beside it; otherwise the array itself. */
final class BankedArray implements ComputeUnit {
    private final ComputeUnit array;
    private final ImmutableList<MemoryLevel> levels;

    private BankedArray(ComputeUnit array, ImmutableList<MemoryLevel> levels) {
        this.array = requireNonNull(array, "array");
        this.levels = levels;
    }

    /** The array as it is where the memory of its activations has a single bank. */
    static ComputeUnit of(ComputeUnit array, ImmutableList<MemoryLevel> levels) {
        return nearest(levels, TensorRole.ACTIVATIONS)
                        .filter(l -> l.banks() > 1)
                        .isPresent()
                ? new BankedArray(array, levels)
                : array;
    }

    /** The level next to the array that holds a tensor: the last of the list. */
    static Optional<MemoryLevel> nearest(List<MemoryLevel> levels, TensorRole role) {
        return Optional.ofNullable(Iterables.getLast(
                Iterables.filter(levels, level -> level.holds().contains(role)), null));
    }

    @Override
    public UnitPlan plan(LayerTask task) {
        UnitPlan plan = array.plan(task);
        MemoryLevel near = nearest(levels, TensorRole.ACTIVATIONS).orElseThrow();
        LoopNest nest = LoopNest.of(task.layer().operation());
        double bits = task.precision().of(TensorRole.ACTIVATIONS).format().bitsPerElement();
        long channels = Math.multiplyExact(nest.size().groups(), nest.size().channels());
        BankUse use = BankUse.of(near, channels, bits, nest.stride().width());
        return use.share() == 1 ? plan : new BankedPlan(plan, use, levels, task.precision());
    }

    @Override
    public String description() {
        return array.description();
    }

    @Override
    public DatapathFormats datapath() {
        return array.datapath();
    }

    @Override
    public Optional<String> refuses(LayerTask task) {
        return array.refuses(task);
    }

    @Override
    public ImmutableList<UnitPart> parts() {
        return array.parts();
    }

    @Override
    public double criticalPathPs() {
        return array.criticalPathPs();
    }

    @Override
    public double peakMacsPerCycle(LayerPrecision precision) {
        return array.peakMacsPerCycle(precision);
    }

    @Override
    public long multipliers() {
        return array.multipliers();
    }
}
