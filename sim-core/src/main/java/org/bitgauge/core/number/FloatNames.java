package org.bitgauge.core.number;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.Optional;

/** Names of floating-point formats: the fixed ones, and {@code eXmY} for any other widths. */
final class FloatNames {
    /** IEEE 754-2019; bfloat16 and TF32 as their vendors define them; OCP OFP8 v1.0 and OCP MX v1.0 for the rest. */
    static final ImmutableMap<String, FloatFormat> NAMED = ImmutableMap.<String, FloatFormat>builder()
            .put("fp64", FloatFormat.ieee(11, 52))
            .put("fp32", FloatFormat.ieee(8, 23))
            .put("fp16", FloatFormat.ieee(5, 10))
            .put("bf16", FloatFormat.ieee(8, 7))
            .put("tf32", FloatFormat.ieee(8, 10))
            .put("e5m2", ocp(5, 2, Specials.IEEE))
            .put("e4m3", ocp(4, 3, Specials.NAN_ONLY))
            .put("e3m2", ocp(3, 2, Specials.NONE))
            .put("e2m3", ocp(2, 3, Specials.NONE))
            .put("e2m1", ocp(2, 1, Specials.NONE))
            .buildOrThrow();

    private FloatNames() {}

    private static FloatFormat ocp(int exponentBits, int mantissaBits, Specials specials) {
        return new FloatFormat(
                exponentBits,
                mantissaBits,
                FloatFormat.defaultBias(exponentBits),
                true,
                specials,
                true,
                Rounding.NEAREST_EVEN);
    }

    /** What {@code eXmY} means without options: the OCP format of that name, otherwise Hill's custom float. */
    static FloatFormat ofWidths(int exponentBits, int mantissaBits) {
        return Optional.ofNullable(NAMED.get(plain(exponentBits, mantissaBits)))
                .orElseGet(() -> FloatFormat.custom(exponentBits, mantissaBits));
    }

    /** The name with the fewest options; of two alike, the one written with the widths. */
    static String nameOf(FloatFormat format) {
        String plain = plain(format.exponentBits(), format.mantissaBits());
        OptionText fewest = difference(ofWidths(format.exponentBits(), format.mantissaBits()), format);
        String best = plain + fewest;
        for (Map.Entry<String, FloatFormat> named : NAMED.entrySet()) {
            FloatFormat base = named.getValue();
            if (base.exponentBits() == format.exponentBits() && base.mantissaBits() == format.mantissaBits()) {
                OptionText options = difference(base, format);
                if (options.count() < fewest.count()) {
                    fewest = options;
                    best = named.getKey() + options;
                }
            }
        }
        return best;
    }

    private static String plain(int exponentBits, int mantissaBits) {
        return "e" + exponentBits + "m" + mantissaBits;
    }

    private static OptionText difference(FloatFormat base, FloatFormat format) {
        OptionText options = new OptionText();
        if (format.bias() != base.bias()) {
            options.add("bias", Integer.toString(format.bias()));
        }
        if (format.subnormals() != base.subnormals()) {
            options.add("subnormals", Boolean.toString(format.subnormals()));
        }
        if (format.specials() != base.specials()) {
            options.add("specials", OptionText.of(format.specials()));
        }
        if (format.saturating() != base.saturating()) {
            options.add("saturating", Boolean.toString(format.saturating()));
        }
        if (format.rounding() != base.rounding()) {
            options.add("rounding", OptionText.of(format.rounding()));
        }
        return options;
    }
}
