package org.bitgauge.units.vector;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.core.ledger.EnergyEntry;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.UnitPart;
import org.bitgauge.core.unit.VectorUnit;
import org.bitgauge.units.mac.Datapath;
import org.bitgauge.units.mac.MacParts;

/**
 * Lanes with one multiplier and adder each, in a format of their own whatever the array computes in. Every scalar operation
 * takes one lane for one cycle and costs what a multiply-add costs, which is an upper bound for comparisons and additions.
 */
public final class LaneVectorUnit implements VectorUnit {
    private static final String LANE = "vector.lane";
    private static final String REGISTERS = "vector.operand-registers";
    private static final double PJ_PER_FJ = 1e-3;

    private final long lanes;
    private final NumberFormat format;
    private final HardwareCost lane;
    private final HardwareCost register;

    private LaneVectorUnit(long lanes, NumberFormat format, HardwareCost lane, HardwareCost register) {
        this.lanes = lanes;
        this.format = format;
        this.lane = lane;
        this.register = register;
    }

    /** A unit of so many lanes in a format. */
    public static LaneVectorUnit build(long lanes, NumberFormat format, BuildContext context) {
        if (lanes < 1) {
            throw new IllegalArgumentException("a vector unit has at least one lane, not " + lanes);
        }
        MacParts parts = new MacParts(new DatapathFormats(format, format, format), context);
        return new LaneVectorUnit(lanes, format, parts.mac(), parts.weightRegister());
    }

    @Override
    public String description() {
        return lanes + " lanes of " + format.name();
    }

    @Override
    public ImmutableList<UnitPart> parts() {
        return ImmutableList.of(new UnitPart(LANE, lanes, lane), new UnitPart(REGISTERS, 2 * lanes, register));
    }

    @Override
    public double criticalPathPs() {
        return lane.delayPs();
    }

    @Override
    public long cycles(long operations) {
        return Math.max(1, -Math.floorDiv(-operations, lanes));
    }

    @Override
    public ImmutableList<EnergyEntry> energy(VectorOperation operation) {
        long count = operation.operations();
        if (count == 0) {
            return ImmutableList.of();
        }
        long writes = Math.multiplyExact(2, count);
        return ImmutableList.of(
                new EnergyEntry(LANE, "-", operation.function(), count, 0, count * lane.energyFj() * PJ_PER_FJ),
                new EnergyEntry(
                        REGISTERS,
                        "-",
                        "write",
                        writes,
                        Math.multiplyExact(writes, (long) Datapath.registerBits(format)),
                        writes * register.energyFj() * PJ_PER_FJ));
    }
}
