package org.bitgauge.core.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.ChannelLosses;
import org.bitgauge.core.schedule.Loop;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;
import org.bitgauge.core.schedule.TileKind;

/** Random schedules of every shape the semantics allow; one seed, one schedule. */
public final class RandomSchedules {
    private static final String[] LEVELS = {"dram", "buffer", "spad"};

    private final SplittableRandom random;
    private final List<Stream> streams = new ArrayList<>();
    private final List<Channel> channels = new ArrayList<>();
    private final long mostTiles;
    private final boolean busyTiles;

    private RandomSchedules(long seed, long mostTiles) {
        random = new SplittableRandom(seed);
        this.mostTiles = mostTiles;
        busyTiles = chance(25);
    }

    /** A schedule of at most about {@code mostTiles} tiles. */
    public static Schedule schedule(long seed, long mostTiles) {
        return new RandomSchedules(seed, mostTiles).build();
    }

    private Schedule build() {
        int levels = random.nextInt(1, 4);
        for (int i = 0; i < levels; i++) {
            addChannel(LEVELS[i]);
            if (random.nextInt(4) == 0) {
                addChannel(LEVELS[i]);
            }
        }
        if (chance(80)) {
            addChain(TensorRole.WEIGHTS, Stream.Direction.IN, levels);
        }
        if (chance(80)) {
            addChain(TensorRole.ACTIVATIONS, Stream.Direction.IN, levels);
        }
        if (chance(30)) {
            addChain(TensorRole.PARTIAL_SUMS, Stream.Direction.IN, levels);
            addChain(TensorRole.PARTIAL_SUMS, Stream.Direction.OUT, levels);
        }
        if (chance(70)) {
            addChain(TensorRole.OUTPUTS, Stream.Direction.OUT, levels);
        }
        ImmutableList.Builder<TileKind> kinds = ImmutableList.builder();
        int count = random.nextInt(1, 6);
        for (int i = 0; i < count; i++) {
            kinds.add(kind(i));
        }
        Loop order = new Loop.Repeat(
                1,
                ImmutableList.of(
                        new Loop.Run(random.nextLong(1, 12), 0), loop(random.nextInt(0, 4), mostTiles, count)));
        return new Schedule(
                "random",
                ImmutableList.copyOf(channels),
                ImmutableList.copyOf(streams),
                ImmutableList.of(),
                kinds.build(),
                order);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private void addChannel(String level) {
        long latency = chance(40) ? 0 : random.nextLong(chance(80) ? 20 : 300);
        long bits = random.nextLong(1, 17);
        long cycles = random.nextLong(1, 4);
        if (chance(50)) {
            channels.add(new Channel(level, bits, cycles, latency));
            return;
        }
        long rowMiss = chance(50) ? random.nextLong(3) : 0;
        long refresh = chance(50) ? random.nextLong(2) : 0;
        long conflict = chance(30) ? random.nextLong(2) : 0;
        ChannelLosses losses = new ChannelLosses(
                rowMiss,
                refresh,
                conflict,
                random.nextLong(latency + 1),
                chance(50) ? random.nextLong(40) : 0,
                random.nextLong(1, 200));
        channels.add(new Channel(level, 2 * bits, cycles + rowMiss + refresh + conflict, latency, losses));
    }

    private void addChain(TensorRole tensor, Stream.Direction direction, int levels) {
        int far = Stream.NONE;
        int from = random.nextInt(levels);
        int to = random.nextInt(from + 1, levels + 1);
        for (int i = from; i < to; i++) {
            int slots = chance(70) ? random.nextInt(1, 3) : random.nextInt(1, 6);
            int channel = channelOf(LEVELS[i]);
            streams.add(new Stream(tensor.label() + i + direction, tensor, direction, channel, slots, far));
            far = streams.size() - 1;
        }
    }

    private int channelOf(String level) {
        int pick = random.nextInt(channels.size());
        for (int i = 0; i < channels.size(); i++) {
            int at = (pick + i) % channels.size();
            if (channels.get(at).level().equals(level)) {
                return at;
            }
        }
        return pick;
    }

    private TileKind kind(int number) {
        int scale = chance(50) ? 40 : 200;
        long least = busyTiles ? 1000 : 1;
        ImmutableList.Builder<TileKind.Busy> busy = ImmutableList.builder();
        busy.add(new TileKind.Busy(Cause.of(Cause.Kind.COMPUTE), least + random.nextLong(scale)));
        busy.add(new TileKind.Busy(Cause.of(Cause.Kind.FILL), random.nextLong(0, 8)));
        long[] bits = new long[streams.size()];
        int[] child = new int[bits.length];
        java.util.Arrays.fill(child, -1);
        for (int k = 0; k < bits.length; k++) {
            if (streams.get(k).parent() >= 0) {
                child[streams.get(k).parent()] = k;
            }
        }
        for (int k = bits.length - 1; k >= 0; k--) {
            Stream stream = streams.get(k);
            boolean sums = stream.tensor() == TensorRole.PARTIAL_SUMS;
            boolean in = stream.direction() == Stream.Direction.IN;
            int percent = sums && number == 0 ? (in ? 0 : 100) : sums ? (in ? 30 : 80) : 60;
            boolean blocked = child[k] >= 0 && bits[child[k]] == 0 && chance(90);
            bits[k] = blocked || !chance(percent) ? 0 : random.nextLong(1, chance(80) ? 200 : 2000);
        }
        return new TileKind(busy.build(), 1, ImmutableLongArray.copyOf(bits), ImmutableLongArray.of());
    }

    private Loop loop(int depth, long most, int kinds) {
        if (depth == 0 || most < 4) {
            return new Loop.Run(1 + random.nextLong(Math.max(1, most)), random.nextInt(kinds));
        }
        int parts = random.nextInt(1, 4);
        long times = random.nextLong(1, 2 + (long) Math.sqrt((double) most));
        ImmutableList.Builder<Loop> body = ImmutableList.builder();
        for (int i = 0; i < parts; i++) {
            body.add(loop(random.nextInt(depth), most / (times * parts), kinds));
        }
        return new Loop.Repeat(times, body.build());
    }
}
