package org.bitgauge.workloads.container;

import org.bitgauge.core.values.RunLengthCode;

/** Writes a run-length code: for each image, or for all weights, words of pairs of a run of zeros and a value. */
final class RunLengthPacker implements TensorPacker {
    private final RunLengthCode code;
    private final CodeRange range;
    private final boolean images;
    private final BitWriter out;
    private final int[] runs;
    private final int[] values;
    private int held;
    private int run;

    RunLengthPacker(RunLengthCode code, CodeRange range, boolean weights, BitWriter out) {
        this.code = code;
        this.range = range;
        this.images = !weights;
        this.out = out;
        runs = new int[code.pairs()];
        values = new int[code.pairs()];
    }

    @Override
    public void accept(int[] codes, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            if (codes[i] < range.lowest() || codes[i] > range.highest()) {
                throw range.refused(codes[i]);
            }
            if (codes[i] == 0 && run < code.longestRun()) {
                run++;
            } else {
                pair(codes[i]);
            }
        }
    }

    /** A full word is kept until it is known whether another follows. */
    private void pair(int value) {
        if (held == code.pairs()) {
            word(false);
        }
        runs[held] = run;
        values[held++] = value;
        run = 0;
    }

    private void word(boolean last) {
        for (int i = 0; i < code.pairs(); i++) {
            out.write(i < held ? runs[i] : 0, code.runBits());
            out.write(i < held ? values[i] : 0, code.valueBits());
        }
        out.write(last ? 1 : 0, 1);
        held = 0;
    }

    private void end() {
        if (run > 0) {
            run--;
            pair(0);
        }
        if (held > 0) {
            word(true);
        }
    }

    @Override
    public void endOuter() {
        if (images) {
            end();
        }
    }

    @Override
    public void finish() {
        end();
    }
}
