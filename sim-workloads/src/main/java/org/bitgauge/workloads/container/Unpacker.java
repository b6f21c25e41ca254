package org.bitgauge.workloads.container;

import com.google.common.primitives.ImmutableLongArray;
import org.bitgauge.core.values.StoredForm;
import org.bitgauge.core.values.ValueOrder;

/** Reads groups or runs in stored order and puts their codes where the shape has them. */
final class Unpacker {
    private final DecodedTensor tensor;
    private final Packer.Segments segments;
    private final GroupCode code;
    private final BitReader in;
    private final int[] group;
    private final boolean turned;
    private final int outer;
    private final int channels;
    private final int positions;
    private int before = -1;

    Unpacker(DecodedTensor tensor, boolean weights, StoredForm form, BitReader in) {
        this.tensor = tensor;
        this.segments = Packer.Segments.of(weights, form);
        this.code = GroupCode.of(form, tensor.bits(), tensor.signed());
        this.in = in;
        this.group = new int[form.group()];
        this.turned = form.order() == ValueOrder.CHANNEL;
        ImmutableLongArray shape = tensor.shape();
        outer = shape.isEmpty() ? 1 : (int) shape.get(0);
        channels = shape.length() > 1 ? (int) shape.get(1) : 1;
        positions = outer == 0 || channels == 0 ? 0 : tensor.codes().length / outer / channels;
    }

    void fill() {
        if (code.form().code() == StoredForm.Code.RUN_LENGTH) {
            runs();
        } else {
            groups();
        }
    }

    private void runs() {
        int all = tensor.codes().length;
        int[] stored = turned ? new int[all] : tensor.codes();
        new RunLengthUnpacker(code.form().runs(tensor.bits()), CodeRange.of(tensor), in).fill(stored, segment(all));
        for (int i = 0; i < all && turned; i++) {
            tensor.codes()[place(i)] = stored[i];
        }
    }

    private int segment(int all) {
        return switch (segments.end()) {
            case STACK -> channels;
            case OUTER -> channels * positions;
            case TENSOR -> all;
        };
    }

    private void groups() {
        int all = tensor.codes().length;
        int segment = segment(all);
        for (int start = 0; start < all; start += segment) {
            long from = in.at();
            for (int at = start; at < start + segment; at += group.length) {
                int length = Math.min(group.length, start + segment - at);
                before = code.read(in, group, length, before);
                for (int i = 0; i < length; i++) {
                    tensor.codes()[place(at + i)] = group[i];
                }
            }
            if (segments.padded()) {
                in.skipPadding(from, (long) code.bits() * group.length);
            }
        }
    }

    private int place(int stored) {
        if (!turned) {
            return stored;
        }
        int each = channels * positions;
        int within = stored % each;
        return stored - within + within % channels * positions + within / channels;
    }
}
