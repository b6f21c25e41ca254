package org.bitgauge.core.number;

import com.google.common.collect.ImmutableMap;
import java.util.Map;

/** Names of block formats: those of OCP MX and NVFP4, {@code bfp(m,b)}, and {@code block(element,size,scale)}. */
final class BlockNames {
    private static final int MX_BLOCK = 32;
    private static final int NVFP4_BLOCK = 16;

    static final ImmutableMap<String, BlockFormat> NAMED = ImmutableMap.<String, BlockFormat>builder()
            .put("mxint8", BlockFormat.blockFloatingPoint(7, MX_BLOCK))
            .put("mxfp8_e4m3", mx(4, 3))
            .put("mxfp8_e5m2", mx(5, 2))
            .put("mxfp6_e2m3", mx(2, 3))
            .put("mxfp6_e3m2", mx(3, 2))
            .put("mxfp4_e2m1", mx(2, 1))
            .put("nvfp4", new BlockFormat(FloatNames.ofWidths(2, 1), NVFP4_BLOCK, ScaleFormat.E4M3))
            .buildOrThrow();

    private BlockNames() {}

    private static BlockFormat mx(int exponentBits, int mantissaBits) {
        return new BlockFormat(FloatNames.ofWidths(exponentBits, mantissaBits), MX_BLOCK, ScaleFormat.E8M0);
    }

    static String nameOf(BlockFormat format) {
        Rounding rounding = roundingOf(format.element());
        for (Map.Entry<String, BlockFormat> named : NAMED.entrySet()) {
            BlockFormat base = named.getValue();
            if (base.scale() == format.scale()
                    && withRounding(base.element(), rounding).equals(format.element())
                    && (base.blockSize() == format.blockSize() || !isBfpElement(format.element()))) {
                return named.getKey() + options(format, base.blockSize(), rounding);
            }
        }
        if (format.scale() == ScaleFormat.E8M0 && isBfpElement(format.element())) {
            int mantissaBits = format.element().elementBits() - 1;
            return "bfp(" + mantissaBits + "," + format.blockSize() + ")"
                    + options(format, format.blockSize(), rounding);
        }
        String scale = format.scale() == ScaleFormat.E8M0 ? "e8m0" : "e4m3";
        return "block(" + format.element().name() + "," + format.blockSize() + "," + scale + ")"
                + options(format, format.blockSize(), Rounding.NEAREST_EVEN);
    }

    private static String options(BlockFormat format, int usualBlock, Rounding rounding) {
        OptionText options = new OptionText();
        if (format.blockSize() != usualBlock) {
            options.add("block", Integer.toString(format.blockSize()));
        }
        if (format.tensorScale() != 1) {
            options.add("tensor_scale", Double.toString(format.tensorScale()));
        }
        if (rounding != Rounding.NEAREST_EVEN) {
            options.add("rounding", OptionText.of(rounding));
        }
        return options.toString();
    }

    private static boolean isBfpElement(NumberFormat element) {
        return element instanceof FixedPointFormat f && f.symmetric() && f.fractionBits() == f.bits() - 2;
    }

    static Rounding roundingOf(NumberFormat element) {
        if (element instanceof FloatFormat f) {
            return f.rounding();
        }
        return element instanceof FixedPointFormat f ? f.rounding() : Rounding.NEAREST_EVEN;
    }

    static NumberFormat withRounding(NumberFormat element, Rounding rounding) {
        if (element instanceof FloatFormat f) {
            return f.withRounding(rounding);
        }
        return element instanceof FixedPointFormat f
                ? new FixedPointFormat(f.bits(), f.fractionBits(), f.signed(), f.symmetric(), rounding)
                : element;
    }
}
