package org.bitgauge.core.engine;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
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
    private static final int BANDWIDTH = Cause.Reason.BANDWIDTH.ordinal() - 1;
    private static final int LATENCY = Cause.Reason.LATENCY.ordinal() - 1;
    private static final int ROW_MISS = Cause.Reason.ROW_MISS.ordinal() - 1;
    /** All but {@link Cause.Reason#NONE}, which comes first. */
    private static final int REASONS = Cause.Reason.values().length - 1;

    private static final Cause.Reason[] REASON = Cause.Reason.values();

    private final ImmutableList<String> levels;
    private final int[] levelOfChannel;
    private final int[] kindOfStream;
    private final long[] openingOfChannel;

    WaitBook(Schedule schedule) {
        List<Channel> channels = schedule.channels();
        openingOfChannel = new long[channels.size()];
        levelOfChannel = new int[channels.size()];
        List<String> names = new ArrayList<>();
        for (int c = 0; c < levelOfChannel.length; c++) {
            Channel channel = channels.get(c);
            openingOfChannel[c] = channel.losses().rowMissLatency();
            if (!names.contains(channel.level())) {
                names.add(channel.level());
            }
            levelOfChannel[c] = names.indexOf(channel.level());
        }
        levels = ImmutableList.copyOf(names);
        List<Stream> streams = schedule.streams();
        kindOfStream = new int[streams.size()];
        for (int s = 0; s < kindOfStream.length; s++) {
            kindOfStream[s] = kind(streams.get(s).tensor());
        }
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
        Cause.Reason reason = REASON[1 + index % REASONS];
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
        boolean late = arrival;
        long until = arrival ? log.arrival(id) : log.end(id);
        while (until > from) {
            int cause = (kind * levels.size() + levelOfChannel[log.channel(id)]) * REASONS;
            if (late) {
                bookLatency(totals, log, cause, from, id);
            }
            until = Math.max(from, log.begin(id));
            bookTransfer(totals, log, cause, until, id);
            if (until > from) {
                late = log.boundByArrival(id);
                id = log.binding(id);
            }
        }
    }

    /** From the end of a transfer its first row opens, then the data takes its way. */
    private void bookLatency(Totals totals, TransferLog log, int cause, long from, long id) {
        long end = Math.max(from, log.end(id));
        long opened = Math.min(log.arrival(id), log.end(id) + openingOfChannel[log.channel(id)]);
        long open = Math.max(end, opened);
        totals.addWait(cause + ROW_MISS, open - end);
        totals.addWait(cause + LATENCY, log.arrival(id) - open);
    }

    /** A transfer's reasons are spread evenly over its time: those of its part from {@code from} on. */
    private void bookTransfer(Totals totals, TransferLog log, int cause, long from, long id) {
        long end = log.end(id);
        long[] reasons = log.reasons(id);
        if (reasons.length == 0 || from >= end) {
            totals.addWait(cause + BANDWIDTH, Math.max(0, end - from));
            return;
        }
        long all = end - log.begin(id);
        long before = from - log.begin(id);
        long sum = 0;
        long counted = 0;
        for (int r = 0; r < reasons.length; r++) {
            if (reasons[r] > 0) {
                sum += reasons[r];
                long part = Fractions.floor(before, sum, all);
                totals.addWait(cause + r - 1, reasons[r] - (part - counted));
                counted = part;
            }
        }
    }
}
