package org.bitgauge.units.map;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.schedule.AccessPort.Action;
import org.bitgauge.core.schedule.Stream.Direction;
import org.bitgauge.core.schedule.TileKind;
import org.bitgauge.core.schedule.TileKind.Busy;
import org.bitgauge.core.unit.EdgeTraffic;
import org.bitgauge.core.unit.Tile;

/** What a tile at a position of the loop nest does: busy cycles, bits of each flow, row accesses of each level. */
final class TileFactory {
    private static final int ROLES = TensorRole.values().length;

    private final LayerProblem problem;
    private final Hierarchy hierarchy;
    private final ImmutableList<Flow> flows;
    private final BlockElements blocks;
    private final PortTime ports;

    TileFactory(LayerProblem problem, ImmutableList<Flow> flows) {
        this.problem = problem;
        this.hierarchy = problem.hierarchy();
        this.flows = flows;
        this.blocks = new BlockElements(problem.nest());
        this.ports = new PortTime(problem, flows, blocks);
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

    /** Cycles of the unit, longer where a port cannot keep up. */
    private ImmutableList<Busy> busy(Tile tile, Position at, long[] edgeAccesses) {
        ImmutableList<Busy> own = problem.plan().busy(tile);
        long cycles = 0;
        for (Busy part : own) {
            cycles += part.cycles();
        }
        return ImmutableList.<Busy>builder()
                .addAll(own)
                .addAll(ports.waits(at, cycles, edgeAccesses))
                .build();
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
            return at.arrives(flow.operand(), stage) ? blocks.elements(flow.operand(), at, stage) : 0;
        }
        boolean moves =
                switch (flow.role()) {
                    case OUTPUTS -> at.leaves(Operand.RESULTS, stage) && at.finishes();
                    default ->
                        flow.direction() == Direction.IN
                                ? at.arrives(Operand.RESULTS, stage) && at.resumes()
                                : at.leaves(Operand.RESULTS, stage) && !at.finishes();
                };
        return moves ? blocks.elements(Operand.RESULTS, at, stage) : 0;
    }
}
