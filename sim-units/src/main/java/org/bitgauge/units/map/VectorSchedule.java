package org.bitgauge.units.map;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.ledger.Cause.Reason;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.schedule.AccessPort;
import org.bitgauge.core.schedule.AccessPort.Action;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.Loop;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;
import org.bitgauge.core.schedule.Stream.Direction;
import org.bitgauge.core.schedule.TileKind;
import org.bitgauge.core.schedule.TileKind.Busy;
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

    /** Who passes a port. */
    private enum Party {
        UNIT,
        FILL,
        DRAIN
    }

    /** An access port, the operand that passes it, the place of the number of its elements, and for whom. */
    private record Use(int level, Operand operand, Action action, int count, Party party, boolean beside) {}

    VectorSchedule(Hierarchy hierarchy, StoredBits stored, Residency residency, boolean fused) {
        this.hierarchy = hierarchy;
        this.stored = stored;
        if (fused) {
            return;
        }
        for (Operand operand : ImmutableList.of(Operand.ACTIVATIONS, Operand.WEIGHTS, Operand.RESULTS)) {
            int[] chain = hierarchy.chain(operand);
            Action unit = inward(operand) ? Action.READ : Action.WRITE;
            uses.add(new Use(chain[0], operand, unit, index(operand), Party.UNIT, true));
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
        Party party = in ? Party.FILL : Party.DRAIN;
        boolean beside = near.slots() > 1;
        uses.add(new Use(level, operand, in ? Action.WRITE : Action.READ, count, party, beside));
        if (source != Hierarchy.DRAM) {
            uses.add(new Use(source, operand, in ? Action.READ : Action.WRITE, count, party, beside));
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
            accesses.add(rows(use, elements));
        }
        return accesses.build();
    }

    /** Whether fills and drains may hold chunks up, apart from the fill of the first and the drain of the last one. */
    boolean isShared() {
        return uses.stream()
                .anyMatch(use -> use.party() != Party.UNIT
                        && use.beside()
                        && hierarchy.level(use.level()).sharedTransfers());
    }

    /**
     * What a chunk waits for beyond {@code cycles} of the vector unit: ports that cannot follow it, and ports that fills and
     * drains share.
     */
    ImmutableList<Busy> waits(long cycles, long[] elements, boolean first, boolean last) {
        EnumSet<Party> parties = EnumSet.allOf(Party.class);
        if (first) {
            parties.remove(Party.FILL);
        }
        if (last) {
            parties.remove(Party.DRAIN);
        }
        ImmutableList.Builder<Busy> waits = ImmutableList.builder();
        long longest = wait(waits, cycles, elements, EnumSet.of(Party.UNIT), Reason.BANDWIDTH);
        wait(waits, longest, elements, parties, Reason.PORT_CONFLICT);
        return waits.build();
    }

    private long wait(
            ImmutableList.Builder<Busy> waits, long cycles, long[] elements, EnumSet<Party> parties, Reason reason) {
        long longest = cycles;
        int slowest = -1;
        for (int level = 0; level < hierarchy.levelCount(); level++) {
            boolean asked = reason == Reason.BANDWIDTH || hierarchy.level(level).sharedTransfers() && isNear(level);
            long needed = asked ? cycles(level, elements, parties) : 0;
            if (needed > longest) {
                longest = needed;
                slowest = level;
            }
        }
        if (slowest >= 0) {
            String name = hierarchy.level(slowest).name();
            waits.add(new Busy(new Cause(Cause.Kind.WAIT_ACTIVATIONS, name, reason), longest - cycles));
        }
        return longest;
    }

    private boolean isNear(int level) {
        return uses.stream().anyMatch(use -> use.level() == level && use.party() == Party.UNIT);
    }

    private long cycles(int level, long[] elements, EnumSet<Party> parties) {
        MemoryLevel memory = hierarchy.level(level);
        long reads = 0;
        long writes = 0;
        for (Use use : uses) {
            if (use.level() == level && use.beside() && parties.contains(use.party())) {
                long bits = Math.multiplyExact(rows(use, elements), memory.rowBits());
                reads += use.action() == Action.READ || memory.sharedPort() ? bits : 0;
                writes += use.action() == Action.WRITE ? bits : 0;
            }
        }
        return Math.max(
                NearPorts.ceilDiv(reads, memory.readBitsPerCycle()),
                NearPorts.ceilDiv(writes, memory.writeBitsPerCycle()));
    }

    private long rows(Use use, long[] elements) {
        MemoryLevel memory = hierarchy.level(use.level());
        double width = stored.per(role(use.operand()), use.level());
        return NearPorts.ceilDiv(memory.storedBits(elements[use.count()], width), memory.rowBits());
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
