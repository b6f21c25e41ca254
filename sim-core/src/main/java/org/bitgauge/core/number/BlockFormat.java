package org.bitgauge.core.number;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * Elements in blocks with one scale each: OCP MX, block floating point, NVFP4.
 *
 * <p>With an {@link ScaleFormat#E8M0} scale, 2^e with e = floor(log2 of the block's largest magnitude) - floor(log2 of the
 * element's), kept within -127 to 127 (OCP MX v1.0, 6.3). With an {@link ScaleFormat#E4M3} scale, the largest magnitude
 * over the element's largest and over {@code tensorScale}, rounded to nearest even, kept within 2^-9 to 448. Elements are
 * then rounded by the element format and saturate. A block of zeros stays zeros; a NaN or an infinity makes the whole
 * block NaN, as its scale would be.
 *
 * @param element format of the scaled element: a saturating float or a signed fixed-point format
 * @param blockSize consecutive elements that share a scale; the last block of a tensor may be short
 * @param scale how the scale is stored
 * @param tensorScale fp32 scale of the whole tensor beside those of the blocks, 1 for none; only with E4M3 scales
 */
public record BlockFormat(NumberFormat element, int blockSize, ScaleFormat scale, double tensorScale)
        implements NumberFormat {
    private static final int MAX_SCALE_EXPONENT = 127;
    private static final FloatFormat SCALE_E4M3 = FloatNames.ofWidths(4, 3);

    public BlockFormat {
        requireNonNull(element, "element");
        requireNonNull(scale, "scale");
        if (!isScalable(element)) {
            throw new IllegalArgumentException(
                    "the elements of a block are a saturating float with at most 8 exponent bits"
                            + " or a signed fixed-point format of at most 32 bits, not " + element.name());
        }
        if (blockSize < 1) {
            throw new IllegalArgumentException("a block has at least one element, not " + blockSize);
        }
        if (!(tensorScale > 0) || (float) tensorScale != tensorScale || tensorScale == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("the tensor scale must be a positive fp32 number, was " + tensorScale);
        }
        if (scale == ScaleFormat.E8M0 && tensorScale != 1) {
            throw new IllegalArgumentException("a format with E8M0 scales has no tensor scale");
        }
    }

    /** A format without a scale of the whole tensor. */
    public BlockFormat(NumberFormat element, int blockSize, ScaleFormat scale) {
        this(element, blockSize, scale, 1);
    }

    /**
     * Block floating point: sign and {@code mantissaBits} magnitude bits, one shared 8-bit exponent per block. MSFP12 is
     * (3, 16), MSFP16 (7, 16) (Darvish Rouhani et al., NeurIPS 2020).
     */
    public static BlockFormat blockFloatingPoint(int mantissaBits, int blockSize) {
        NumberFormat element =
                new FixedPointFormat(mantissaBits + 1, mantissaBits - 1, true, true, Rounding.NEAREST_EVEN);
        return new BlockFormat(element, blockSize, ScaleFormat.E8M0);
    }

    /**
     * The fp32 scale of a tensor that lets its largest block scale be 448: {@code maxMagnitude / (448 * largest element)}
     * (NVFP4 recipe); 1 for a tensor of zeros.
     */
    public BlockFormat withTensorScaleFor(double maxMagnitude) {
        double exact = maxMagnitude / (SCALE_E4M3.maxMagnitude() * element.maxMagnitude());
        double rounded = Math.max((float) exact, Float.MIN_NORMAL);
        return new BlockFormat(element, blockSize, scale, exact == 0 ? 1 : rounded);
    }

    private static boolean isScalable(NumberFormat element) {
        if (element instanceof FloatFormat f) {
            return f.exponentBits() <= 8 && f.saturating() && Math.abs(f.bias()) <= 255;
        }
        return element instanceof FixedPointFormat f
                && f.signed()
                && f.bits() <= 32
                && Math.abs(f.fractionBits()) <= 64;
    }

    @Override
    public String name() {
        return BlockNames.nameOf(this);
    }

    @Override
    public int elementBits() {
        return element.elementBits();
    }

    @Override
    public double bitsPerElement() {
        return element.bitsPerElement() + (double) scale.bits() / blockSize;
    }

    @Override
    public boolean isSigned() {
        return element.isSigned();
    }

    @Override
    public double maxMagnitude() {
        return element.maxMagnitude() * largestScale();
    }

    @Override
    public double minPositive() {
        return element.minPositive() * smallestScale();
    }

    private double largestScale() {
        return scale == ScaleFormat.E8M0
                ? Exact.powerOfTwo(MAX_SCALE_EXPONENT)
                : SCALE_E4M3.maxMagnitude() * tensorScale;
    }

    private double smallestScale() {
        return scale == ScaleFormat.E8M0
                ? Exact.powerOfTwo(-MAX_SCALE_EXPONENT)
                : SCALE_E4M3.minPositive() * tensorScale;
    }

    @Override
    public int significandBits() {
        return element.significandBits();
    }

    @Override
    public int exponentBits() {
        return element.exponentBits();
    }

    /** {@code value} as a block of one element. */
    @Override
    public double quantize(double value) {
        double[] block = {value};
        quantize(block, 0, block, 0, 1);
        return block[0];
    }

    @Override
    public void quantize(double[] in, int inOff, double[] out, int outOff, int length) {
        for (int start = 0; start < length; start += Math.min(blockSize, length - start)) {
            quantizeBlock(in, inOff + start, out, outOff + start, Math.min(blockSize, length - start));
        }
    }

    private void quantizeBlock(double[] in, int inOff, double[] out, int outOff, int length) {
        double largest = 0;
        for (int i = 0; i < length; i++) {
            largest = Math.max(largest, Math.abs(in[inOff + i]));
        }
        if (!(largest < Double.POSITIVE_INFINITY)) {
            Arrays.fill(out, outOff, outOff + length, Double.NaN);
        } else if (largest == 0) {
            element.quantize(in, inOff, out, outOff, length);
        } else if (scale == ScaleFormat.E8M0) {
            quantizeByPower(in, inOff, out, outOff, length, largest);
        } else {
            quantizeByDivision(in, inOff, out, outOff, length, scaleOf(largest));
        }
    }

    private void quantizeByPower(double[] in, int inOff, double[] out, int outOff, int length, double largest) {
        int exponent = Math.getExponent(largest) - Math.getExponent(element.maxMagnitude());
        int kept = Math.min(Math.max(exponent, -MAX_SCALE_EXPONENT), MAX_SCALE_EXPONENT);
        double inverse = Exact.powerOfTwo(-kept);
        double factor = Exact.powerOfTwo(kept);
        for (int i = 0; i < length; i++) {
            out[outOff + i] = in[inOff + i] * inverse;
        }
        element.quantize(out, outOff, out, outOff, length);
        for (int i = 0; i < length; i++) {
            out[outOff + i] *= factor;
        }
    }

    private double scaleOf(double largest) {
        double exact = Exact.divideToOdd(largest, element.maxMagnitude() * tensorScale);
        return Math.max(SCALE_E4M3.quantize(exact), SCALE_E4M3.minPositive()) * tensorScale;
    }

    private void quantizeByDivision(double[] in, int inOff, double[] out, int outOff, int length, double factor) {
        for (int i = 0; i < length; i++) {
            out[outOff + i] = Exact.divideToOdd(in[inOff + i], factor);
        }
        element.quantize(out, outOff, out, outOff, length);
        for (int i = 0; i < length; i++) {
            out[outOff + i] *= factor;
        }
    }
}
