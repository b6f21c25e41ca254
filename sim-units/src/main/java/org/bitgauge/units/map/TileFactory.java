package org.bitgauge.units.map;

import static java.lang.Math.multiplyExact;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.ledger.Cause.Kind;
import org.bitgauge.core.ledger.Cause.Reason;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.schedule.AccessPort.Action;
import org.bitgauge.core.schedule.Stream.Direction;
import org.bitgauge.core.schedule.TileKind;
import org.bitgauge.core.schedule.TileKind.Busy;
import org.bitgauge.core.unit.EdgeTraffic;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Tile;

/** What a tile at a position of the loop nest does: busy cycles, bits of each flow, row accesses of each level. */
final class TileFactory {
    private static final int ROLES = TensorRole.values().length;

    private final LayerProblem problem;
    private final Hierarchy hierarchy;
    private final ImmutableList<Flow> flows;

    TileFactory(LayerProblem problem, ImmutableList<Flow> flows) {
        this.problem = problem;
        this.hierarchy = problem.hierarchy();
        this.flows = flows;
    }

    /** Number of access ports: every level, tensor and action. */
    int ports() {
        return hierarchy.levelCount() * ROLES * 2;
    }

    static int port(int level, TensorRole role, Action action) {
        return (level * ROLES + role.ordinal()) * 2 + action.ordinal();
    }

    EmittedTile tile(Position at) {
        Tile tile = at.tile();
        EdgeTraffic edge = problem.plan().edge(tile);
        long[] accesses = new long[ports()];
        near(Operand.WEIGHTS, TensorRole.WEIGHTS, Action.READ, edge.weightReads(), accesses);
        near(Operand.ACTIVATIONS, TensorRole.ACTIVATIONS, Action.READ, edge.activationReads(), accesses);
        near(Operand.RESULTS, TensorRole.PARTIAL_SUMS, Action.READ, edge.partialSumReads(), accesses);
        near(Operand.RESULTS, TensorRole.PARTIAL_SUMS, Action.WRITE, edge.partialSumWrites(), accesses);
        near(Operand.RESULTS, TensorRole.OUTPUTS, Action.WRITE, edge.outputWrites(), accesses);
        ImmutableList<Busy> busy = busy(tile, at, accesses);
        long[] bits = new long[flows.size()];
        for (int i = 0; i < bits.length; i++) {
            Flow flow = flows.get(i);
            long elements = moved(flow, at);
            if (elements > 0) {
                bits[i] = problem.stored().of(flow.role(), flow.source(), elements);
                account(flow, elements, accesses);
            }
        }
        return new EmittedTile(
                new TileKind(busy, tile.macs(), ImmutableLongArray.copyOf(bits), ImmutableLongArray.copyOf(accesses)),
                problem.plan().activity(tile));
    }

    private void near(Operand operand, TensorRole role, Action action, long elements, long[] accesses) {
        access(hierarchy.chain(operand)[0], role, action, elements, accesses);
    }

    private void account(Flow flow, long elements, long[] accesses) {
        boolean inward = flow.direction() == Direction.IN;
        access(flow.level(), flow.role(), inward ? Action.WRITE : Action.READ, elements, accesses);
        if (flow.source() != Hierarchy.DRAM) {
            access(flow.source(), flow.role(), inward ? Action.READ : Action.WRITE, elements, accesses);
        }
    }

    private void access(int level, TensorRole role, Action action, long elements, long[] accesses) {
        if (elements > 0) {
            MemoryLevel memory = hierarchy.level(level);
            accesses[port(level, role, action)] +=
                    NearPorts.ceilDiv(memory.storedBits(elements, problem.bitsPer(role, level)), memory.rowBits());
        }
    }

    private long moved(Flow flow, Position at) {
        int stage = flow.stage();
        if (flow.operand() != Operand.RESULTS) {
            return at.arrives(flow.operand(), stage) ? elements(flow.operand(), at, stage) : 0;
        }
        boolean moves =
                switch (flow.role()) {
                    case OUTPUTS -> at.leaves(Operand.RESULTS, stage) && at.finishes();
                    default ->
                        flow.direction() == Direction.IN
                                ? at.arrives(Operand.RESULTS, stage) && at.resumes()
                                : at.leaves(Operand.RESULTS, stage) && !at.finishes();
                };
        return moves ? elements(Operand.RESULTS, at, stage) : 0;
    }

    /** Elements in an operand's block: true input elements with halo for activations, one position at least. */
    private long elements(Operand operand, Position at, int stage) {
        long groups = at.size(stage, Dimension.GROUP);
        long taps = multiplyExact(
                at.size(stage, Dimension.CHANNEL),
                multiplyExact(at.size(stage, Dimension.KERNEL_ROW), at.size(stage, Dimension.KERNEL_COLUMN)));
        return switch (operand) {
            case WEIGHTS -> multiplyExact(groups, multiplyExact(at.size(stage, Dimension.FILTER), taps));
            case RESULTS ->
                multiplyExact(
                        multiplyExact(groups, at.size(stage, Dimension.FILTER)),
                        multiplyExact(
                                at.size(stage, Dimension.BATCH),
                                multiplyExact(at.size(stage, Dimension.ROW), at.size(stage, Dimension.COLUMN))));
            case ACTIVATIONS -> activations(at, stage, groups);
        };
    }

    private long activations(Position at, int stage, long groups) {
        LoopNest nest = problem.nest();
        long rows = nest.inputRows(
                at.start(stage, Dimension.ROW),
                at.size(stage, Dimension.ROW),
                at.start(stage, Dimension.KERNEL_ROW),
                at.size(stage, Dimension.KERNEL_ROW));
        long columns = nest.inputColumns(
                at.start(stage, Dimension.COLUMN),
                at.size(stage, Dimension.COLUMN),
                at.start(stage, Dimension.KERNEL_COLUMN),
                at.size(stage, Dimension.KERNEL_COLUMN));
        long positions = Math.max(1, multiplyExact(rows, columns));
        return multiplyExact(
                multiplyExact(
                        at.size(stage, Dimension.BATCH), multiplyExact(groups, at.size(stage, Dimension.CHANNEL))),
                positions);
    }

    /** Cycles of the unit, longer where a port next to it cannot keep up; the very first tile also sees a latency. */
    private ImmutableList<Busy> busy(Tile tile, Position at, long[] edgeAccesses) {
        ImmutableList<Busy> own = problem.plan().busy(tile);
        ImmutableList.Builder<Busy> busy = ImmutableList.<Busy>builder().addAll(own);
        long cycles = 0;
        for (Busy part : own) {
            cycles += part.cycles();
        }
        long longest = cycles;
        int slowest = -1;
        for (int level = 0; level < hierarchy.levelCount(); level++) {
            for (Action action : Action.values()) {
                long needed = portCycles(level, action, edgeAccesses);
                if (needed > longest) {
                    longest = needed;
                    slowest = port(level, heaviest(level, action, edgeAccesses), action);
                }
            }
        }
        if (slowest >= 0) {
            busy.add(new Busy(wait(slowest, Reason.BANDWIDTH), longest - cycles));
        }
        int near = hierarchy.chain(Operand.ACTIVATIONS)[0];
        if (at.isFirst() && hierarchy.level(near).latencyCycles() > 0) {
            busy.add(new Busy(
                    wait(port(near, TensorRole.ACTIVATIONS, Action.READ), Reason.LATENCY),
                    hierarchy.level(near).latencyCycles()));
        }
        return busy.build();
    }

    private long portCycles(int level, Action action, long[] accesses) {
        long rows = 0;
        for (TensorRole role : TensorRole.values()) {
            rows += accesses[port(level, role, action)];
        }
        MemoryLevel memory = hierarchy.level(level);
        if (memory.sharedPort() && action == Action.READ) {
            for (TensorRole role : TensorRole.values()) {
                rows += accesses[port(level, role, Action.WRITE)];
            }
        }
        return NearPorts.ceilDiv(
                multiplyExact(rows, memory.rowBits()),
                action == Action.READ ? memory.readBitsPerCycle() : memory.writeBitsPerCycle());
    }

    private static TensorRole heaviest(int level, Action action, long[] accesses) {
        TensorRole heaviest = TensorRole.WEIGHTS;
        for (TensorRole role : TensorRole.values()) {
            if (accesses[port(level, role, action)] > accesses[port(level, heaviest, action)]) {
                heaviest = role;
            }
        }
        return heaviest;
    }

    private Cause wait(int port, Reason reason) {
        Kind kind =
                switch (TensorRole.values()[port / 2 % ROLES]) {
                    case WEIGHTS -> Kind.WAIT_WEIGHTS;
                    case ACTIVATIONS -> Kind.WAIT_ACTIVATIONS;
                    case PARTIAL_SUMS -> Kind.WAIT_PARTIAL_SUMS;
                    case OUTPUTS -> Kind.WAIT_OUTPUT_SPACE;
                };
        return new Cause(kind, hierarchy.level(port / 2 / ROLES).name(), reason);
    }
}
