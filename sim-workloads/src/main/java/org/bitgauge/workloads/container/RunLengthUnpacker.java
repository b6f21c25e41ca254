package org.bitgauge.workloads.container;

import org.bitgauge.core.values.RunLengthCode;

/** Reads what {@link RunLengthPacker} wrote; every word must be one that it writes. */
final class RunLengthUnpacker {
    private final RunLengthCode code;
    private final CodeRange range;
    private final BitReader in;

    RunLengthUnpacker(RunLengthCode code, CodeRange range, BitReader in) {
        this.code = code;
        this.range = range;
        this.in = in;
    }

    /** Fills {@code codes}, which begin as zeros, with one code for every {@code segment} of them. */
    void fill(int[] codes, int segment) {
        for (int start = 0; start < codes.length; start += segment) {
            int at = start;
            while (at < start + segment) {
                at = word(codes, at, start + segment);
            }
        }
    }

    private int word(int[] codes, int from, int end) {
        int at = from;
        for (int i = 0; i < code.pairs(); i++) {
            int run = in.read(code.runBits());
            int value = CodeRange.extended(in.read(code.valueBits()), code.valueBits(), range.signed());
            if (at == end) {
                require(run == 0 && value == 0, "a word goes on behind its last pair");
                continue;
            }
            at += run;
            require(at < end, "a run goes on behind its tensor");
            codes[at++] = value;
            require(value != 0 || run == code.longestRun() || at == end, "a run is cut that is not full");
        }
        require((in.read(1) == 1) == (at == end), "the end of its words is marked wrongly");
        return at;
    }

    private static void require(boolean right, String wrong) {
        if (!right) {
            throw new ContainerException(wrong);
        }
    }
}
