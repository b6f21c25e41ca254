package org.bitgauge.units.map;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.List;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.schedule.AccessPort;
import org.bitgauge.core.schedule.AccessPort.Action;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.Loop;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;
import org.bitgauge.core.schedule.TileKind;

/** Turns flows and tiles into a schedule that holds only the streams, channels and ports that are really used. */
final class ScheduleBuilder {
    private final LayerProblem problem;
    private final Hierarchy hierarchy;
    private final ImmutableList<Flow> flows;
    private final ImmutableList<EmittedTile> tiles;

    ScheduleBuilder(LayerProblem problem, ImmutableList<Flow> flows, ImmutableList<EmittedTile> tiles) {
        this.problem = problem;
        this.hierarchy = problem.hierarchy();
        this.flows = flows;
        this.tiles = tiles;
    }

    Schedule build(String description, Loop order) {
        int[] streamIndex = new int[flows.size()];
        int[] channelIndex = new int[hierarchy.levelCount() + 1];
        java.util.Arrays.fill(channelIndex, -1);
        List<Channel> channels = new ArrayList<>();
        List<Stream> streams = new ArrayList<>();
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < flows.size(); i++) {
            streamIndex[i] = Stream.NONE;
            if (isUsed(i)) {
                Flow flow = flows.get(i);
                if (channelIndex[flow.source() + 1] < 0) {
                    channelIndex[flow.source() + 1] = channels.size();
                    channels.add(hierarchy.channel(flow.source()));
                }
                int parent = flow.parent() < 0 ? Stream.NONE : streamIndex[flow.parent()];
                streamIndex[i] = streams.size();
                kept.add(i);
                streams.add(new Stream(
                        name(flow),
                        flow.role(),
                        flow.direction(),
                        channelIndex[flow.source() + 1],
                        hierarchy.level(flow.level()).slots(),
                        parent));
            }
        }
        List<Integer> used = usedPorts();
        ImmutableList.Builder<AccessPort> ports = ImmutableList.builder();
        for (int port : used) {
            ports.add(port(port));
        }
        ImmutableList.Builder<TileKind> kinds = ImmutableList.builder();
        for (EmittedTile tile : tiles) {
            kinds.add(compact(tile.kind(), kept, used));
        }
        return new Schedule(
                description,
                ImmutableList.copyOf(channels),
                ImmutableList.copyOf(streams),
                ports.build(),
                kinds.build(),
                order);
    }

    /** Whether bits move on it or on one that it feeds; only DRAM streams and those of resident tensors have no parent. */
    private boolean isUsed(int flow) {
        for (int i = 0; i < flows.size(); i++) {
            if ((i == flow || flows.get(i).parent() == flow) && moves(i)) {
                return true;
            }
            if (i != flow && flows.get(i).parent() == flow && isUsed(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean moves(int flow) {
        for (EmittedTile tile : tiles) {
            if (tile.kind().bits().get(flow) > 0) {
                return true;
            }
        }
        return false;
    }

    private List<Integer> usedPorts() {
        List<Integer> used = new ArrayList<>();
        int ports = tiles.get(0).kind().accesses().length();
        for (int i = 0; i < ports; i++) {
            if (isAccessed(i)) {
                used.add(i);
            }
        }
        return used;
    }

    private boolean isAccessed(int port) {
        for (EmittedTile tile : tiles) {
            if (tile.kind().accesses().get(port) > 0) {
                return true;
            }
        }
        return false;
    }

    private static TileKind compact(TileKind kind, List<Integer> streams, List<Integer> ports) {
        return new TileKind(kind.busy(), kind.macs(), only(kind.bits(), streams), only(kind.accesses(), ports));
    }

    private static ImmutableLongArray only(ImmutableLongArray counts, List<Integer> indices) {
        long[] kept = new long[indices.size()];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = counts.get(indices.get(i));
        }
        return ImmutableLongArray.copyOf(kept);
    }

    private String name(Flow flow) {
        String near = hierarchy.level(flow.level()).name();
        String far = hierarchy.channel(flow.source()).level();
        return flow.role().label() + " "
                + (flow.direction() == Stream.Direction.IN ? far + ">" + near : near + ">" + far);
    }

    private AccessPort port(int index) {
        int roles = TensorRole.values().length;
        TensorRole role = TensorRole.values()[index / 2 % roles];
        int at = index / 2 / roles;
        MemoryLevel level = hierarchy.level(at);
        return new AccessPort(
                level.name(), role, Action.values()[index % 2], usefulBits(level, problem.bitsPer(role, at)));
    }

    static long usefulBits(MemoryLevel level, double bits) {
        long words = Math.max(
                1,
                switch (level.packing()) {
                    case DENSE -> (long) Math.ceil(level.rowBits() / bits);
                    case ALIGNED -> (long) (level.rowBits() / bits);
                    case SUB_WORD -> level.rowBits() / Long.highestOneBit(Math.max(1, 2 * (long) Math.ceil(bits) - 1));
                });
        return Math.max(1, Math.min(level.rowBits(), (long) Math.ceil(words * bits)));
    }
}
