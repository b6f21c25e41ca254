package org.bitgauge.workloads.dnnsim;

import com.google.common.primitives.ImmutableIntArray;
import java.nio.file.Path;
import java.util.Optional;
import org.bitgauge.core.values.Once;

/**
 * A trace as the words that DNNsim computes with: fixed point by the layer's precision, integers as they are, or scaled
 * linearly to the whole range of the data width. Halves are rounded away from zero. Opening reads the header only.
 */
public final class DnnsimTensor {
    private final FloatTrace trace;
    private final int bits;
    private final boolean truncates;
    private final Once<Range> range;
    private final Once<Scale> scale;

    /** Smallest and largest value of all samples. */
    private record Range(float low, float high) {}

    /** From values to words. */
    private record Scale(double factor, double least, double most) {}

    private DnnsimTensor(FloatTrace trace, Optional<int[]> fixed, int width, boolean quantised) {
        this.trace = trace;
        this.bits = fixed.map(f -> f[0] + f[1]).orElse(width);
        this.truncates = quantised;
        this.range = Once.of(() -> {
            float[] found = trace.range();
            return new Range(found[0], found[1]);
        });
        this.scale = Once.of(() -> {
            if (quantised) {
                return new Scale(1, Short.MIN_VALUE, 0xffff);
            }
            return fixed.map(DnnsimTensor::fixed).orElseGet(() -> linear(range.get(), width));
        });
    }

    /**
     * Opens a trace.
     *
     * @param fixed magnitude and fraction bits, where the layer has a precision
     * @param width data width of the network
     * @param quantised whether the trace holds integers
     */
    public static DnnsimTensor open(Path file, Optional<int[]> fixed, int width, boolean quantised) {
        return new DnnsimTensor(FloatTrace.open(file), fixed, width, quantised);
    }

    private static Scale fixed(int[] magnitudeAndFraction) {
        double most = Math.scalb(1.0, magnitudeAndFraction[0] - 1 + magnitudeAndFraction[1]) - 1;
        return new Scale(Math.scalb(1.0, magnitudeAndFraction[1]), -most, most);
    }

    private static Scale linear(Range range, int width) {
        double largest = Math.max(Math.abs((double) range.low), Math.abs((double) range.high));
        double whole = Math.scalb(1.0, width) - 1;
        double half = Math.scalb(1.0, width - 1);
        boolean positive = range.low == 0;
        double factor = largest == 0 ? 0 : (float) (positive ? whole / largest : whole / (2 * largest));
        return new Scale(factor, positive ? 0 : -half, positive ? whole : half - 1);
    }

    /** Sizes of the dimensions. */
    public ImmutableIntArray shape() {
        return trace.shape();
    }

    /** Where it comes from. */
    public Path file() {
        return trace.file();
    }

    /** Whether the trace has negative values. */
    public boolean signed() {
        return range.get().low < 0;
    }

    /** Precision of the tensor. */
    public int bits() {
        return bits;
    }

    /** Number of values. */
    public int size() {
        return trace.size();
    }

    /** Reads words; one beyond 16 bits keeps its lowest 16. */
    public short[] words(int start, int count) {
        short[] words = new short[count];
        Scale by = scale.get();
        trace.read(start, count, (piece, many, at) -> {
            for (int i = 0; i < many; i++) {
                words[at + i] = (short) word(piece[i], by);
            }
        });
        return words;
    }

    private int word(float value, Scale by) {
        if (truncates) {
            return (int) value;
        }
        double scaled = value * by.factor;
        double rounded = scaled < 0 ? -Math.floor(0.5 - scaled) : Math.floor(scaled + 0.5);
        return (int) Math.max(by.least, Math.min(by.most, rounded));
    }

    /** Whether a positive word needs the bit of the sign too. */
    public boolean needsAllBits() {
        return word(range.get().high, scale.get()) >= 1 << (bits - 1);
    }

    /** Whether a word needs more than 16 bits with its sign. */
    public boolean overflows() {
        Scale by = scale.get();
        if (by.most <= Short.MAX_VALUE) {
            return false;
        }
        return word(range.get().high, by) > Short.MAX_VALUE;
    }
}
