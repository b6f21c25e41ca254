package org.bitgauge.workloads.infer.graph;

import org.bitgauge.workloads.onnx.OnnxGraph;

/**
 * A window over rows and columns, with the sizes of what it makes.
 *
 * @param kernel rows, columns
 * @param stride step: rows, columns
 * @param dilation distance of taps: rows, columns
 * @param pad rows above, columns to the left
 * @param out output rows, output columns
 */
@SuppressWarnings("ArrayRecordComponent")
record Window(int[] kernel, int[] stride, int[] dilation, int[] pad, int[] out) {
    /** The window of a Conv or a pooling over an image of {@code height} and {@code width}. */
    static Window of(PlanNode plan, int[] kernel, int height, int width) {
        OnnxGraph.Node node = plan.node();
        int[] size = {height, width};
        int[] stride = node.integers("strides").orElse(new int[] {1, 1});
        int[] dilation = node.integers("dilations").orElse(new int[] {1, 1});
        int[] given = node.integers("pads").orElse(new int[4]);
        String auto = node.text("auto_pad", "NOTSET");
        boolean ceil = node.integer("ceil_mode", 0) != 0;
        int[] pad = new int[2];
        int[] out = new int[2];
        for (int i = 0; i < 2; i++) {
            int reach = (kernel[i] - 1) * dilation[i] + 1;
            int before = given[i];
            int total = given[i] + given[i + 2];
            if (auto.startsWith("SAME")) {
                int needed = Math.max(0, ((size[i] + stride[i] - 1) / stride[i] - 1) * stride[i] + reach - size[i]);
                before = auto.equals("SAME_UPPER") ? needed / 2 : needed - needed / 2;
                total = needed;
            }
            int room = size[i] + total - reach;
            if (room < 0) {
                throw plan.problem("its window of " + reach + " does not fit an image of " + height + " x " + width
                        + "; is the image of the size the network was trained for?");
            }
            pad[i] = before;
            out[i] = (ceil ? (room + stride[i] - 1) / stride[i] : room / stride[i]) + 1;
            if (ceil && (out[i] - 1) * stride[i] >= size[i] + before) {
                out[i]--;
            }
        }
        return new Window(kernel, stride, dilation, pad, out);
    }
}
