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
import org.bitgauge.core.schedule.Stream.Direction;
import org.bitgauge.core.schedule.TileKind;
import org.bitgauge.core.unit.Residency;
import org.bitgauge.core.unit.StoredBits;

/** Streams and ports of vector work: inputs and parameters down the hierarchy, results up. */
final class VectorSchedule {
    private final Hierarchy hierarchy;
    private final StoredBits stored;
    private final List<Operand> carried = new ArrayList<>();
    private final List<Integer> sources = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();
    private final List<Channel> channels = new ArrayList<>();
    private final List<Stream> streams = new ArrayList<>();
    private final List<Use> uses = new ArrayList<>();

    /** An access port, the operand that passes it, and the place of the number of its elements. */
    private record Use(int level, Operand operand, Action action, int count) {}

    VectorSchedule(Hierarchy hierarchy, StoredBits stored, Residency residency, boolean fused) {
        this.hierarchy = hierarchy;
        this.stored = stored;
        if (fused) {
            return;
        }
        for (Operand operand : ImmutableList.of(Operand.ACTIVATIONS, Operand.WEIGHTS, Operand.RESULTS)) {
            int[] chain = hierarchy.chain(operand);
            uses.add(new Use(chain[0], operand, inward(operand) ? Action.READ : Action.WRITE, index(operand)));
            int parent = Stream.NONE;
            for (int i = chain.length - 1; i >= 0; i--) {
                int source = hierarchy.farther(operand, i);
                if (source != Hierarchy.DRAM || !isResident(residency, operand)) {
                    addStream(operand, chain[i], source, parent);
                    parent = streams.size() - 1;
                }
            }
        }
    }

    static boolean isResident(Residency residency, Operand operand) {
        return switch (operand) {
            case ACTIVATIONS -> residency.wholeInput();
            case WEIGHTS -> false;
            case RESULTS -> !residency.results().leave();
        };
    }

    private static boolean inward(Operand operand) {
        return operand != Operand.RESULTS;
    }

    static TensorRole role(Operand operand) {
        return switch (operand) {
            case WEIGHTS -> TensorRole.WEIGHTS;
            case ACTIVATIONS -> TensorRole.ACTIVATIONS;
            case RESULTS -> TensorRole.OUTPUTS;
        };
    }

    /** Place of the activations that come from DRAM among the counts. */
    static final int FETCHED = 3;

    /** Place of an operand's count among {inputs, parameters, outputs, inputs that come from DRAM}. */
    static int index(Operand operand) {
        return switch (operand) {
            case ACTIVATIONS -> 0;
            case WEIGHTS -> 1;
            case RESULTS -> 2;
        };
    }

    private void addStream(Operand operand, int level, int source, int parent) {
        Channel channel = hierarchy.channel(source);
        if (!channels.contains(channel)) {
            channels.add(channel);
        }
        boolean in = inward(operand);
        MemoryLevel near = hierarchy.level(level);
        String path = in ? channel.level() + ">" + near.name() : near.name() + ">" + channel.level();
        streams.add(new Stream(
                role(operand).label() + " " + path,
                role(operand),
                in ? Direction.IN : Direction.OUT,
                channels.indexOf(channel),
                near.slots(),
                parent));
        int count = source == Hierarchy.DRAM && operand == Operand.ACTIVATIONS ? FETCHED : index(operand);
        carried.add(operand);
        sources.add(source);
        counts.add(count);
        uses.add(new Use(level, operand, in ? Action.WRITE : Action.READ, count));
        if (source != Hierarchy.DRAM) {
            uses.add(new Use(source, operand, in ? Action.READ : Action.WRITE, count));
        }
    }

    /** Bits of each stream for counts of {inputs, parameters, outputs, inputs that come from DRAM}. */
    ImmutableLongArray bits(long[] elements) {
        ImmutableLongArray.Builder bits = ImmutableLongArray.builder();
        for (int i = 0; i < carried.size(); i++) {
            Operand operand = carried.get(i);
            bits.add(stored.of(role(operand), sources.get(i), elements[counts.get(i)]));
        }
        return bits.build();
    }

    /** Row accesses of each port for the same counts. */
    ImmutableLongArray accesses(long[] elements) {
        ImmutableLongArray.Builder accesses = ImmutableLongArray.builder();
        for (Use use : uses) {
            MemoryLevel memory = hierarchy.level(use.level());
            double width = stored.per(role(use.operand()), use.level());
            accesses.add(NearPorts.ceilDiv(memory.storedBits(elements[use.count()], width), memory.rowBits()));
        }
        return accesses.build();
    }

    Schedule build(String description, ImmutableList<TileKind> kinds, Loop order) {
        ImmutableList.Builder<AccessPort> ports = ImmutableList.builder();
        for (Use use : uses) {
            TensorRole role = role(use.operand());
            double width = stored.per(role, use.level());
            MemoryLevel memory = hierarchy.level(use.level());
            ports.add(new AccessPort(memory.name(), role, use.action(), ScheduleBuilder.usefulBits(memory, width)));
        }
        return new Schedule(
                description,
                ImmutableList.copyOf(channels),
                ImmutableList.copyOf(streams),
                ports.build(),
                kinds,
                order);
    }
}
