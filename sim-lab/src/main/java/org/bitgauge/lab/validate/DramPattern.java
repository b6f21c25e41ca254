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

    /**
     * What the reference's streams, and its write stream, are apart beyond equal shares of the span. Not documented;
     * inferred from its runs, one value for all patterns and configurations (docs/modelling-dram.md).
     */
    static final long STREAM_SKEW_BYTES = 75_840;

    /** Bursts the reference's source holds back while others pass; inferred, one value for all. */
    static final int HELD_BURSTS = 64;

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
    AccessPort port() {
        return AccessPort.inOrder(ACCESS_BYTES).holding(HELD_BURSTS).withOutstanding(outstanding);
    }

    /** The addresses, burst for burst. */
    AddressStream stream() {
        if (reads > 0) {
            return AddressStreams.mixed(
                    one(false, 0),
                    reads * turn,
                    AddressStreams.shifted(one(true, 1), SPAN_BYTES / 2 + STREAM_SKEW_BYTES),
                    writes * turn);
        }
        return streams > 1
                ? AddressStreams.interleaved(SPAN_BYTES, ACCESS_BYTES, streams, STREAM_SKEW_BYTES)
                : one(writeOnly, 0);
    }

    private AddressStream one(boolean write, long seed) {
        long span = reads > 0 ? SPAN_BYTES / 2 : SPAN_BYTES;
        if (random) {
            return AddressStreams.randomRuns(span, ACCESS_BYTES, runBytes, write, SEED + seed);
        }
        return strideBytes > 0
                ? AddressStreams.strided(span, strideBytes, write)
                : AddressStreams.sequential(span, ACCESS_BYTES, write);
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
