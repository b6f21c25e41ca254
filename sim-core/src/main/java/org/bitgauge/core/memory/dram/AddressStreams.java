package org.bitgauge.core.memory.dram;

/** Endless address streams of the usual kinds, within a span of memory; random ones are reproducible by their seed. */
public final class AddressStreams {
    private AddressStreams() {}

    /** Neighbouring accesses, from the first to the last of the span and again. */
    public static AddressStream sequential(long spanBytes, int accessBytes, boolean write) {
        return strided(spanBytes, accessBytes, write);
    }

    /** One access every {@code strideBytes}. */
    public static AddressStream strided(long spanBytes, long strideBytes, boolean write) {
        return new Walk(spanBytes, strideBytes, strideBytes, false, 0, write);
    }

    /** Runs of {@code runBytes} contiguous bytes from random multiples of the run's length. */
    public static AddressStream randomRuns(long spanBytes, int accessBytes, long runBytes, boolean write, long seed) {
        return new Walk(spanBytes, accessBytes, runBytes, true, seed, write);
    }

    /**
     * {@code count} sequential streams, one access of each in turn; each has an equal share of the span and starts
     * {@code skewBytes} further than that from the one before, so that they are not all in the same bank. Starts are rounded
     * down to whole accesses.
     */
    public static AddressStream interleaved(long spanBytes, int accessBytes, int count, long skewBytes) {
        return new Interleaved(spanBytes, accessBytes, count, skewBytes);
    }

    /**
     * Blocks of {@code turn} accesses, each of one of two streams: the share of writes is summed over the blocks, and one
     * writes whenever the sum has grown by a whole block.
     *
     * @param writeShare blocks that write over all blocks
     */
    public static AddressStream turning(
            AddressStream readStream, AddressStream writeStream, double writeShare, int turn) {
        return new Turning(readStream, writeStream, writeShare, turn);
    }

    /** The first {@code accesses} of a stream. */
    public static AddressStream first(long accesses, AddressStream stream) {
        return new First(accesses, stream);
    }

    /** The same stream elsewhere in memory. */
    public static AddressStream shifted(AddressStream stream, long offsetBytes) {
        return new Shifted(stream, offsetBytes);
    }

    private static void positive(long value, String what) {
        if (value < 1) {
            throw new IllegalArgumentException("the " + what + " of an address stream is at least 1, was " + value);
        }
    }

    /** Contiguous runs: the next one follows where the run is the step, and starts at random otherwise. */
    private static final class Walk implements AddressStream {
        private final long span;
        private final long step;
        private final long run;
        private final boolean random;
        private final boolean write;
        private long state;
        private long at;
        private long left;

        Walk(long spanBytes, long stepBytes, long runBytes, boolean atRandom, long seed, boolean writes) {
            positive(stepBytes, "step in bytes");
            positive(spanBytes / runBytes, "number of runs in its span");
            span = spanBytes;
            step = stepBytes;
            run = runBytes;
            random = atRandom;
            state = seed;
            write = writes;
            at = -stepBytes;
        }

        @Override
        public boolean advance() {
            if (left > 0) {
                at += step;
            } else if (random) {
                at = Long.remainderUnsigned(random(), span / run) * run;
                left = run;
            } else {
                at += step;
                if (at >= span) {
                    at = 0;
                }
                return true;
            }
            left -= step;
            return true;
        }

        /** SplitMix64. */
        private long random() {
            state += 0x9e3779b97f4a7c15L;
            long z = state;
            z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
            z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
            return (z ^ (z >>> 31)) >>> 1;
        }

        @Override
        public long address() {
            return at;
        }

        @Override
        public boolean write() {
            return write;
        }
    }

    private static final class Interleaved implements AddressStream {
        private final long[] start;
        private final long length;
        private final int access;
        private long offset;
        private int which = -1;

        Interleaved(long spanBytes, int accessBytes, int streams, long skewBytes) {
            positive(streams, "number of streams");
            access = accessBytes;
            length = spanBytes / streams / accessBytes * accessBytes;
            positive(length, "length of streams");
            start = new long[streams];
            for (int i = 0; i < streams; i++) {
                start[i] = i * (spanBytes / streams + skewBytes) / accessBytes * accessBytes;
            }
        }

        @Override
        public boolean advance() {
            if (++which == start.length) {
                which = 0;
                offset += access;
                if (offset >= length) {
                    offset = 0;
                }
            }
            return true;
        }

        @Override
        public long address() {
            return start[which] + offset;
        }

        @Override
        public boolean write() {
            return false;
        }
    }

    private static final class Turning implements AddressStream {
        private final AddressStream reads;
        private final AddressStream writes;
        private final double share;
        private final int turn;
        private int left;
        private double sum;
        private boolean writing;

        Turning(AddressStream readStream, AddressStream writeStream, double writeShare, int accesses) {
            positive(accesses, "block");
            if (!(writeShare > 0 && writeShare < 1)) {
                throw new IllegalArgumentException("the share of writes is between 0 and 1, was " + writeShare);
            }
            reads = readStream;
            writes = writeStream;
            share = writeShare;
            turn = accesses;
        }

        private AddressStream current() {
            return writing ? writes : reads;
        }

        @Override
        public boolean advance() {
            if (left == 0) {
                left = turn;
                sum += share;
                writing = sum >= 1;
                sum -= writing ? 1 : 0;
            }
            left--;
            return current().advance();
        }

        @Override
        public long address() {
            return current().address();
        }

        @Override
        public boolean write() {
            return writing;
        }
    }

    private static final class First implements AddressStream {
        private final AddressStream stream;
        private long left;

        First(long accesses, AddressStream all) {
            positive(accesses, "length");
            left = accesses;
            stream = all;
        }

        @Override
        public boolean advance() {
            return left-- > 0 && stream.advance();
        }

        @Override
        public long address() {
            return stream.address();
        }

        @Override
        public boolean write() {
            return stream.write();
        }
    }

    private static final class Shifted implements AddressStream {
        private final AddressStream stream;
        private final long offset;

        Shifted(AddressStream all, long offsetBytes) {
            stream = all;
            offset = offsetBytes;
        }

        @Override
        public boolean advance() {
            return stream.advance();
        }

        @Override
        public long address() {
            return stream.address() + offset;
        }

        @Override
        public boolean write() {
            return stream.write();
        }
    }
}
