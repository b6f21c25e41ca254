package org.bitgauge.units.map;

import static java.lang.Math.addExact;
import static java.lang.Math.multiplyExact;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.ledger.Cause.Kind;
import org.bitgauge.core.ledger.Cause.Reason;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.schedule.AccessPort.Action;
import org.bitgauge.core.schedule.Stream.Direction;
import org.bitgauge.core.schedule.TileKind.Busy;

/**
 * How long the ports of the memories hold a tile up. A port serves the rows that the array reads and writes. Where a memory
 * has no port of their own for transfers and holds several tiles at once, it serves those of fills and drains, too: the rows
 * of a block in equal parts beside the tiles that share it, apart from the first fill and the last drain, which have the port
 * to themselves. Rows lie in all banks in turn, so only their sum counts. With one slot the array stands still while its
 * memory is filled. A port that only the next nearer level uses is its channel, which the engine simulates.
 */
final class PortTime {
    private static final TensorRole[] ROLES = TensorRole.values();
    private static final Action[] ACTIONS = Action.values();

    private final LayerProblem problem;
    private final Hierarchy hierarchy;
    private final ImmutableList<Flow> flows;
    private final BlockElements blocks;
    private final NearPorts near;
    private final boolean shares;

    PortTime(LayerProblem problem, ImmutableList<Flow> flows, BlockElements blocks) {
        this.problem = problem;
        this.hierarchy = problem.hierarchy();
        this.flows = flows;
        this.blocks = blocks;
        this.near = new NearPorts(problem);
        boolean any = false;
        for (int level = 0; level < hierarchy.levelCount(); level++) {
            any |= hierarchy.level(level).sharedTransfers();
        }
        this.shares = any;
    }

    /**
     * What a tile waits for beyond {@code cycles} of the unit: a port that cannot follow the array, one that fills and
     * drains take part of, and in the very first tile the latency of the memory of activations.
     *
     * @param array rows of each port that the array reads and writes
     */
    ImmutableList<Busy> waits(Position at, long cycles, long[] array) {
        ImmutableList.Builder<Busy> waits = ImmutableList.builder();
        long[] used = new long[array.length];
        for (int port = 0; port < used.length; port++) {
            used[port] = multiplyExact(array[port], level(port).rowBits());
        }
        long longest = array(waits, cycles, used);
        if (shares) {
            contended(waits, longest, used, passing(at));
        }
        int next = hierarchy.chain(Operand.ACTIVATIONS)[0];
        long latency = hierarchy.level(next).latencyCycles();
        if (at.isFirst() && latency > 0) {
            int port = TileFactory.port(next, TensorRole.ACTIVATIONS, Action.READ);
            waits.add(new Busy(wait(port, Reason.LATENCY), latency));
        }
        return waits.build();
    }

    /** Adds the wait for the port that the array itself is too fast for; gives the cycles of the tile with it. */
    private long array(ImmutableList.Builder<Busy> waits, long cycles, long[] used) {
        long longest = cycles;
        int slowest = -1;
        for (int level = 0; level < hierarchy.levelCount(); level++) {
            for (Action action : ACTIONS) {
                long needed = cycles(level, action, used);
                if (needed > longest) {
                    longest = needed;
                    slowest = heaviest(level, action, used);
                }
            }
        }
        if (slowest >= 0) {
            waits.add(new Busy(wait(slowest, Reason.BANDWIDTH), longest - cycles));
        }
        return longest;
    }

    /** Adds the wait for the port that is held longest by all that passes it. */
    private void contended(ImmutableList.Builder<Busy> waits, long cycles, long[] used, Passing passing) {
        long[] all = new long[used.length];
        for (int port = 0; port < all.length; port++) {
            all[port] = addExact(used[port], addExact(passing.near()[port], passing.far()[port]));
        }
        long longest = cycles;
        long channel = 0;
        int slowest = -1;
        for (int level = 0; level < hierarchy.levelCount(); level++) {
            for (Action action : ACTIONS) {
                long together = cycles(level, action, all);
                if (together > longest
                        && hierarchy.level(level).sharedTransfers()
                        && (near.isNear(level) || contested(level, action, passing))) {
                    longest = together;
                    channel = cycles(level, action, passing.near());
                    slowest = heaviest(level, action, all);
                }
            }
        }
        if (slowest >= 0) {
            long slow = Math.max(0, channel - cycles);
            if (slow > 0) {
                waits.add(new Busy(wait(slowest, Reason.BANDWIDTH), slow));
            }
            waits.add(new Busy(wait(slowest, Reason.PORT_CONFLICT), longest - cycles - slow));
        }
    }

    private boolean contested(int level, Action action, Passing passing) {
        return bits(level, action, passing.near()) > 0 && bits(level, action, passing.far()) > 0;
    }

    /**
     * Bits that pass each port beside a tile.
     *
     * @param near between a level and a nearer one
     * @param far between a level and what lies behind it
     */
    private record Passing(long[] near, long[] far) {}

    private Passing passing(Position at) {
        int ports = hierarchy.levelCount() * ROLES.length * ACTIONS.length;
        Passing passing = new Passing(new long[ports], new long[ports]);
        for (Flow flow : flows) {
            if (hierarchy.level(flow.level()).slots() > 1 && passes(flow, at)) {
                boolean inward = flow.direction() == Direction.IN;
                long elements = blocks.elements(flow.operand(), at, flow.stage());
                long tiles = at.sharing(at.mover(flow.operand(), flow.stage()));
                add(flow.level(), flow.role(), inward ? Action.WRITE : Action.READ, elements, tiles, passing.far());
                if (flow.source() != Hierarchy.DRAM) {
                    add(
                            flow.source(),
                            flow.role(),
                            inward ? Action.READ : Action.WRITE,
                            elements,
                            tiles,
                            passing.near());
                }
            }
        }
        return passing;
    }

    /** Whether a tile's block of a flow passes beside tiles: neither before the first nor after the last. */
    private static boolean passes(Flow flow, Position at) {
        int mover = at.mover(flow.operand(), flow.stage());
        boolean beside = flow.direction() == Direction.IN ? !at.isFirst(mover) : !at.isLast(mover);
        if (flow.operand() != Operand.RESULTS) {
            return beside;
        }
        return beside
                && switch (flow.role()) {
                    case OUTPUTS -> at.finishes(mover);
                    default -> flow.direction() == Direction.IN ? at.resumes(mover) : !at.finishes(mover);
                };
    }

    private void add(int level, TensorRole role, Action action, long elements, long tiles, long[] bits) {
        MemoryLevel memory = hierarchy.level(level);
        long rows = NearPorts.ceilDiv(memory.storedBits(elements, problem.bitsPer(role, level)), memory.rowBits());
        int port = TileFactory.port(level, role, action);
        bits[port] = addExact(bits[port], NearPorts.ceilDiv(multiplyExact(rows, memory.rowBits()), tiles));
    }

    /** Bits that pass a port in an action, and in both where they take turns at it. */
    private long bits(int level, Action action, long[] bits) {
        long sum = 0;
        for (TensorRole role : ROLES) {
            sum = addExact(sum, bits[TileFactory.port(level, role, action)]);
            if (action == Action.READ && hierarchy.level(level).sharedPort()) {
                sum = addExact(sum, bits[TileFactory.port(level, role, Action.WRITE)]);
            }
        }
        return sum;
    }

    private long cycles(int level, Action action, long[] bits) {
        MemoryLevel memory = hierarchy.level(level);
        return NearPorts.ceilDiv(
                bits(level, action, bits),
                action == Action.READ ? memory.readBitsPerCycle() : memory.writeBitsPerCycle());
    }

    private static int heaviest(int level, Action action, long[] bits) {
        int heaviest = TileFactory.port(level, TensorRole.WEIGHTS, action);
        for (TensorRole role : ROLES) {
            int port = TileFactory.port(level, role, action);
            heaviest = bits[port] > bits[heaviest] ? port : heaviest;
        }
        return heaviest;
    }

    private MemoryLevel level(int port) {
        return hierarchy.level(port / ACTIONS.length / ROLES.length);
    }

    private Cause wait(int port, Reason reason) {
        Kind kind =
                switch (ROLES[port / ACTIONS.length % ROLES.length]) {
                    case WEIGHTS -> Kind.WAIT_WEIGHTS;
                    case ACTIVATIONS -> Kind.WAIT_ACTIVATIONS;
                    case PARTIAL_SUMS -> Kind.WAIT_PARTIAL_SUMS;
                    case OUTPUTS -> Kind.WAIT_OUTPUT_SPACE;
                };
        return new Cause(kind, level(port).name(), reason);
    }
}
