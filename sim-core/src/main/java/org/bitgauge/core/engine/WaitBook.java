package org.bitgauge.core.engine;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;

/** Finds what the array waited for, cycle by cycle, by going back along the transfers that made each other wait. */
final class WaitBook {
    private static final Cause.Kind[] KINDS = {
        Cause.Kind.WAIT_WEIGHTS,
        Cause.Kind.WAIT_ACTIVATIONS,
        Cause.Kind.WAIT_PARTIAL_SUMS,
        Cause.Kind.WAIT_OUTPUT_SPACE,
        Cause.Kind.WAIT_STORE
    };
    static final int OUTPUT_SPACE = 3;
    static final int STORE = 4;
    private static final int REASONS = 2;

    private final ImmutableList<String> levels;
    private final int[] levelOfChannel;
    private final int[] kindOfStream;

    WaitBook(Schedule schedule) {
        levels = schedule.channels().stream().map(Channel::level).distinct().collect(ImmutableList.toImmutableList());
        levelOfChannel = schedule.channels().stream()
                .mapToInt(c -> levels.indexOf(c.level()))
                .toArray();
        List<Stream> streams = schedule.streams();
        kindOfStream = streams.stream().mapToInt(s -> kind(s.tensor())).toArray();
    }

    private static int kind(TensorRole tensor) {
        return switch (tensor) {
            case WEIGHTS -> 0;
            case ACTIVATIONS -> 1;
            case PARTIAL_SUMS -> 2;
            case OUTPUTS -> OUTPUT_SPACE;
        };
    }

    /** Number of wait causes that may occur. */
    int size() {
        return KINDS.length * levels.size() * REASONS;
    }

    /** What a tile waits for that needs data of this stream. */
    int kindOfStream(int stream) {
        return kindOfStream[stream];
    }

    Cause cause(int index) {
        Cause.Reason reason = index % REASONS == 0 ? Cause.Reason.BANDWIDTH : Cause.Reason.LATENCY;
        int rest = index / REASONS;
        return new Cause(KINDS[rest / levels.size()], levels.get(rest % levels.size()), reason);
    }

    /**
     * Books the cycles from {@code from} to the end, or arrival, of a transfer.
     *
     * @param kind index of the kind of wait
     */
    void book(Totals totals, TransferLog log, int kind, long from, long transfer, boolean arrival) {
        long id = transfer;
        boolean latency = arrival;
        long until = arrival ? log.arrival(id) : log.end(id);
        while (until > from) {
            int cause = (kind * levels.size() + levelOfChannel[log.channel(id)]) * REASONS;
            if (latency) {
                long end = Math.max(from, log.end(id));
                totals.addWait(cause + 1, until - end);
                until = end;
            }
            long begin = Math.max(from, log.begin(id));
            totals.addWait(cause, until - begin);
            until = begin;
            if (until > from) {
                latency = log.boundByArrival(id);
                id = log.binding(id);
            }
        }
    }
}
