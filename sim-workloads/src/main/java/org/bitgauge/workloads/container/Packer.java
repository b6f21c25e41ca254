package org.bitgauge.workloads.container;

import java.util.Arrays;
import org.bitgauge.core.values.StoredForm;
import org.bitgauge.core.values.TensorValues;
import org.bitgauge.core.values.ValueOrder;

/** Collects groups in stored order and writes each when it is full or its segment ends. */
final class Packer implements TensorPacker {
    private final Segments segments;
    private final GroupCode code;
    private final BitWriter out;
    private final int[] group;
    private final CodeRange range;
    private int length;
    private int before = -1;
    private long segmentStart;

    Packer(TensorValues values, boolean weights, StoredForm form, BitWriter out) {
        this.segments = Segments.of(weights, form);
        this.code = GroupCode.of(form, values.bits(), values.signed());
        this.out = out;
        this.group = new int[form.group()];
        this.range = CodeRange.of(values);
    }

    @Override
    public void accept(int[] codes, int offset, int count) {
        int lowest = range.lowest();
        int highest = range.highest();
        for (int i = offset; i < offset + count; i++) {
            if (codes[i] < lowest || codes[i] > highest) {
                throw range.refused(codes[i]);
            }
            group[length++] = codes[i];
            if (length == group.length) {
                flush();
            }
        }
    }

    private void flush() {
        Arrays.fill(group, length, group.length, 0);
        before = code.write(out, group, length, before);
        length = 0;
    }

    private void endSegment() {
        if (length > 0) {
            flush();
        }
        if (segments.padded()) {
            out.pad(segmentStart, (long) code.bits() * group.length);
        }
        segmentStart = out.bits();
    }

    @Override
    public void endStack() {
        if (segments.end() == Segments.End.STACK) {
            endSegment();
        }
    }

    @Override
    public void endOuter() {
        if (segments.end() == Segments.End.OUTER) {
            endSegment();
        }
    }

    @Override
    public void finish() {
        if (segments.end() == Segments.End.TENSOR) {
            endSegment();
        }
    }

    /**
     * Where groups begin anew.
     *
     * @param end what ends a segment
     * @param padded whether it ends on a row
     */
    record Segments(End end, boolean padded) {
        enum End {
            STACK,
            OUTER,
            TENSOR
        }

        static Segments of(boolean weights, StoredForm form) {
            boolean rows = form.code() == StoredForm.Code.ROWS || form.code() == StoredForm.Code.REPEATED_ROWS;
            if (rows) {
                return new Segments(weights || form.order() == ValueOrder.FILE ? End.OUTER : End.STACK, true);
            }
            return new Segments(weights ? End.TENSOR : End.OUTER, false);
        }
    }
}
