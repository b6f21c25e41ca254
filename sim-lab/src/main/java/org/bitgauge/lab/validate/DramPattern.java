package org.bitgauge.lab.validate;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitgauge.core.memory.DramTraffic;
import org.bitgauge.core.memory.dram.AccessPort;
import org.bitgauge.core.memory.dram.AddressStream;
import org.bitgauge.core.memory.dram.AddressStreams;

/**
 * An access pattern by its name in golden/dram: {@code seq}, {@code rand}, {@code rand_run}, {@code stride}, mixes,
 * streams, limits of accesses under way.
 *
 * @param random whether accesses start at random
 * @param runBytes contiguous bytes of a random start
 * @param strideBytes distance of accesses, or 0
 * @param streams interleaved sequential streams
 * @param reads reads of a mix, or 0
 * @param writes writes of a mix, or 0
 * @param turn accesses before the source changes direction
 * @param writeOnly whether all accesses write
 * @param outstanding accesses under way
 */
record DramPattern(
        boolean random,
        long runBytes,
        long strideBytes,
        int streams,
        int reads,
        int writes,
        int turn,
        boolean writeOnly,
        int outstanding) {
    static final int ACCESS_BYTES = 64;
    static final long SPAN_BYTES = 512L << 20;

    /** The reference's streams have equal shares of this, and start further than that by {@link #STREAM_SKEW_BYTES} each. */
    static final long STREAMS_SPAN_BYTES = 1L << 30;

    static final long STREAM_SKEW_BYTES = 1_000_003;

    /** The reference's write stream is the second of two. */
    private static final long WRITES_AT = (STREAMS_SPAN_BYTES / 2 + STREAM_SKEW_BYTES) / ACCESS_BYTES * ACCESS_BYTES;

    /** Bursts of each channel's worth that the reference's source holds, and hands over in a clock at most. */
    private static final int HELD_BURSTS_PER_CHANNEL = 24;

    private static final int BURSTS_PER_CLOCK_AND_CHANNEL = 4;

    /** Any; the reference's generator is not described to the seed. */
    private static final long SEED = 20_240_229;

    private static final Pattern NAME = Pattern.compile("(?<start>seq|rand|rand_run|stride)_"
            + "(?:(?<dir>read|write)|mix_(?<r>\\d+)R(?<w>\\d+)W(?:_turn(?<turn>\\d+))?)"
            + "(?:_(?<bytes>\\d+)B|_(?<streams>\\d+)streams|_outst(?<out>\\d+))?");

    /** Reads a name; empty where the pattern is not known. */
    static Optional<DramPattern> of(String name) {
        Matcher m = NAME.matcher(name);
        if (!m.matches()) {
            return Optional.empty();
        }
        String start = requireNonNull(m.group("start"), "start");
        boolean run = start.equals("rand_run");
        boolean stride = start.equals("stride");
        if ((run || stride) != (m.group("bytes") != null)) {
            return Optional.empty();
        }
        long bytes = number(m, "bytes", ACCESS_BYTES);
        return Optional.of(new DramPattern(
                start.startsWith("rand"),
                run ? bytes : ACCESS_BYTES,
                stride ? bytes : 0,
                (int) number(m, "streams", 1),
                (int) number(m, "r", 0),
                (int) number(m, "w", 0),
                (int) number(m, "turn", 1),
                "write".equals(m.group("dir")),
                (int) number(m, "out", Integer.MAX_VALUE)));
    }

    private static long number(Matcher matcher, String group, long otherwise) {
        String text = matcher.group(group);
        return text == null ? otherwise : Long.parseLong(text);
    }

    /** How the source asks. */
    AccessPort port(int channels) {
        return AccessPort.inOrder(ACCESS_BYTES)
                .holding(HELD_BURSTS_PER_CHANNEL * channels)
                .handingOver(BURSTS_PER_CLOCK_AND_CHANNEL * channels)
                .withOutstanding(outstanding);
    }

    /** The addresses, burst for burst. */
    AddressStream stream() {
        if (reads > 0) {
            double writeShare = Math.rint(100.0 * writes / (reads + writes)) / 100;
            return AddressStreams.turning(one(false, 0), one(true, 1), writeShare, turn);
        }
        return streams > 1
                ? AddressStreams.interleaved(STREAMS_SPAN_BYTES, ACCESS_BYTES, streams, STREAM_SKEW_BYTES)
                : one(writeOnly, 0);
    }

    private AddressStream one(boolean write, long seed) {
        AddressStream from = fromZero(write, seed);
        return write ? AddressStreams.shifted(from, WRITES_AT) : from;
    }

    private AddressStream fromZero(boolean write, long seed) {
        if (random) {
            return AddressStreams.randomRuns(SPAN_BYTES, ACCESS_BYTES, runBytes, write, SEED + seed);
        }
        return strideBytes > 0
                ? AddressStreams.strided(SPAN_BYTES, strideBytes, write)
                : AddressStreams.sequential(SPAN_BYTES, ACCESS_BYTES, write);
    }

    /** The same for the closed form; empty where it has no notion of the pattern. */
    Optional<DramTraffic> traffic() {
        if (streams > 1) {
            return Optional.empty();
        }
        DramTraffic start = random
                ? DramTraffic.randomRuns(ACCESS_BYTES, runBytes)
                : strideBytes > 0
                        ? DramTraffic.strided(ACCESS_BYTES, strideBytes)
                        : DramTraffic.sequential(ACCESS_BYTES);
        if (reads > 0) {
            start = start.withWrites((double) writes / (reads + writes), turn);
        } else if (writeOnly) {
            start = start.withWrites(1, 1);
        }
        return Optional.of(start.withOutstanding(outstanding));
    }
}
