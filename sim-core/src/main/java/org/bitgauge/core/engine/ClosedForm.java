package org.bitgauge.core.engine;

import com.google.auto.service.AutoService;
import java.util.Map;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;

/**
 * Time of a schedule from sums over its tile kinds, without stepping through it.
 *
 * <p>Exact, and flagged so, where waiting between the first and the last tile can be ruled out: every stream has two slots
 * or more, no partial sums are read back, all that is fetched at the start is there when the first tile ends, and all that
 * can be issued at the end of any tile is over before the shortest tile could end. Then the time is the wait for the first
 * tile, all busy cycles, and the stores of the last tile.
 *
 * <p>Elsewhere it is a lower bound: the larger of that sum and of what the channels and the slots allow, see
 * {@link LowerBound}.
 */
@AutoService(Engine.class)
public final class ClosedForm implements Engine {
    @Override
    public String name() {
        return "closed-form";
    }

    @Override
    public Timing run(Schedule schedule) {
        long[] tiles = schedule.tilesByKind();
        TileArray array = new TileArray(schedule, false);
        long firstEnd = array.open();
        boolean exact = array.allArrivedBy(firstEnd) && hidesTransfers(schedule, tiles);
        long computed = firstEnd - array.program().busy[firstKind(array.program())];
        for (int i = 0; i < tiles.length; i++) {
            computed = Math.addExact(computed, Math.multiplyExact(tiles[i], array.program().busy[i]));
        }
        long cycles = array.close(computed, array.program().kind[array.program().nodes - 1]);
        Map<Cause, Long> causes = CycleEntries.busy(schedule, tiles);
        array.addWaits(causes);
        if (!exact) {
            LowerBound bound = LowerBound.of(schedule, tiles);
            long rest = bound.cycles() - cycles;
            if (rest > 0) {
                bound.book(rest, causes);
                cycles = bound.cycles();
            }
        }
        return new Timing(
                cycles,
                CycleEntries.close(schedule, tiles, causes, cycles),
                schedule.order().tiles(),
                0,
                exact);
    }

    private static int firstKind(Program program) {
        int node = 0;
        while (!program.isRun(node)) {
            node++;
        }
        return program.kind[node];
    }

    /** Whether what is issued at the end of a tile is over before the next one can end. */
    private static boolean hidesTransfers(Schedule schedule, long[] tiles) {
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < tiles.length; i++) {
            if (tiles[i] > 0) {
                shortest = Math.min(shortest, schedule.kinds().get(i).busyCycles());
            }
        }
        int[] child = schedule.childOfStream();
        int[] stores = schedule.storeReadBackByStream();
        boolean chains = false;
        long sum = 0;
        long[] byChannel = new long[schedule.channels().size()];
        for (int k = 0; k < child.length; k++) {
            Stream stream = schedule.streams().get(k);
            if (stream.slots() < 2 || stores[k] != Stream.NONE) {
                return false;
            }
            Channel channel = schedule.channels().get(stream.channel());
            chains |= child[k] != Stream.NONE;
            long longest = longest(schedule, tiles, k);
            long most = stream.direction() == Stream.Direction.OUT || !chained(schedule, child, k)
                    ? 1
                    : slotsOfChain(schedule, child, k);
            byChannel[stream.channel()] += longest;
            sum += most * (longest + channel.latencyCycles());
        }
        for (int c = 0; c < byChannel.length && !chains; c++) {
            if (byChannel[c] + schedule.channels().get(c).latencyCycles() > shortest) {
                return false;
            }
        }
        return !chains || sum <= shortest;
    }

    private static boolean chained(Schedule schedule, int[] child, int stream) {
        return child[stream] != Stream.NONE || schedule.streams().get(stream).parent() != Stream.NONE;
    }

    /** Most transfers of a stream that one tile's end can release: the slots of its whole chain. */
    private static long slotsOfChain(Schedule schedule, int[] child, int stream) {
        int nearest = stream;
        while (child[nearest] != Stream.NONE) {
            nearest = child[nearest];
        }
        long slots = 0;
        for (int k = nearest; k != Stream.NONE; k = schedule.streams().get(k).parent()) {
            slots += schedule.streams().get(k).slots();
        }
        return slots;
    }

    private static long longest(Schedule schedule, long[] tiles, int stream) {
        Stream.Direction way = schedule.streams().get(stream).direction();
        Channel channel = schedule.channels().get(schedule.streams().get(stream).channel());
        long longest = 0;
        for (int i = 0; i < tiles.length; i++) {
            if (tiles[i] > 0) {
                long bits = schedule.kinds().get(i).bits().get(stream);
                longest = Math.max(longest, channel.transferCycles(bits, way));
            }
        }
        return longest;
    }
}
