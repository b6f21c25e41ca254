package org.bitgauge.workloads.onnx;

import java.util.Locale;

/**
 * An operator that is not, or not fully, counted.
 *
 * @param operator operator type
 * @param node name of the node
 * @param macs multiply-accumulates it would take if each of its constants of rank two or more were used once for every
 *     output position; 0 without such constants
 * @param macShare that number as a share of all, itself included
 * @param bytes bytes, at 32 bits an element, of its constants, inputs and outputs as far as their shapes are known
 * @param byteShare that number as a share of what all layers read and write
 * @param consequence what was done instead
 */
public record OnnxWarning(
        String operator, String node, long macs, double macShare, long bytes, double byteShare, String consequence) {
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "unknown operator %s (node %s): %s; about %.2f %% of the multiply-accumulates and %.2f %% of the bytes",
                operator,
                node,
                consequence,
                100 * macShare,
                100 * byteShare);
    }
}
