package org.bitgauge.units.serial;

/**
 * Bit products that a unit cannot avoid: a cost of the activation times a cost of the weight, so that sums over all
 * multiply-accumulates factorise by channel and kernel position.
 *
 * @param activation cost of an activation
 * @param weight cost of a weight
 * @param magnitudes whether values are taken without their sign first
 */
public record BitWork(Cost activation, Cost weight, boolean magnitudes) {
    /** Cost of one word. */
    public interface Cost {
        /** Cost of a 16-bit word of a tensor that is signed or not. */
        int of(int word, boolean signed);
    }

    private static Cost fixed(long cost) {
        return (word, signed) -> (int) cost;
    }

    private static Cost width(boolean trims, int peWidth) {
        return (word, signed) -> {
            boolean negative = signed && (word >>> (peWidth - 1) & 1) != 0;
            int magnitude = (negative ? ~word : word) & 0xffff;
            return Bits.width(magnitude, signed ? 1 : 0, trims);
        };
    }

    private static Cost ones(boolean booth) {
        return (word, signed) -> Integer.bitCount((booth ? Bits.booth(word) : word) & 0xffff);
    }

    static BitWork constant(long cost) {
        return new BitWork(fixed(cost), fixed(1), false);
    }

    static BitWork widths(boolean trims, int peWidth, int factor) {
        return new BitWork(width(trims, peWidth), fixed(factor), false);
    }

    static BitWork bothWidths(boolean trims, int peWidth) {
        return new BitWork(width(trims, peWidth), width(trims, peWidth), false);
    }

    static BitWork ones(boolean booth, int factor) {
        return new BitWork(ones(booth), fixed(factor), true);
    }

    static BitWork bothOnes(boolean booth) {
        return new BitWork(ones(booth), ones(booth), true);
    }

    /** Full products where neither value is zero (SCNN). */
    public static BitWork nonZero(int width) {
        return new BitWork((a, s) -> a == 0 ? 0 : width, (w, s) -> w == 0 ? 0 : width, false);
    }

    /** Bit products of all multiply-accumulates of a layer, those with padding included. */
    public long total(SerialShape shape, Operand activations, Operand weights) {
        Operand a = magnitudes ? activations.magnitudes() : activations;
        Operand w = magnitudes ? weights.magnitudes() : weights;
        int[] costs = new int[a.words().length];
        for (int i = 0; i < costs.length; i++) {
            costs[i] = activation.of(a.words()[i] & 0xffff, a.signed());
        }
        long sum = 0;
        for (int group = 0; group < shape.groups(); group++) {
            for (int channel = 0; channel < shape.filterChannels(); channel++) {
                for (int x = 0; x < shape.kx(); x++) {
                    for (int y = 0; y < shape.ky(); y++) {
                        long weightCost = weightCost(shape, w, group, channel, x * shape.ky() + y);
                        if (weightCost != 0) {
                            sum += weightCost * inputCost(shape, costs, group * shape.filterChannels() + channel, x, y);
                        }
                    }
                }
            }
        }
        return sum;
    }

    private long weightCost(SerialShape shape, Operand weights, int group, int channel, int tap) {
        int taps = shape.kx() * shape.ky();
        int perGroup = SerialLayer.ceil(shape.filters(), shape.groups());
        int end = Math.min(shape.filters(), (group + 1) * perGroup);
        long sum = 0;
        for (int filter = group * perGroup; filter < end; filter++) {
            int word = weights.words()[(filter * shape.filterChannels() + channel) * taps + tap] & 0xffff;
            sum += weight.of(word, weights.signed());
        }
        return sum;
    }

    private static long inputCost(SerialShape shape, int[] costs, int channel, int x, int y) {
        long sum = 0;
        if (shape.linear()) {
            for (int r = 0; r < shape.recurrences(); r++) {
                sum += costs[r * shape.channels() + channel];
            }
            return sum;
        }
        int plane = channel * shape.nx() * shape.ny();
        for (int i = 0; i < shape.outX(); i++) {
            int row = plane + (i * shape.stride() + x) * shape.ny() + y;
            for (int j = 0; j < shape.outY(); j++) {
                sum += costs[row + j * shape.stride()];
            }
        }
        return sum;
    }
}
