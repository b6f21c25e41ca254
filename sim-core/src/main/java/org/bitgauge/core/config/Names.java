package org.bitgauge.core.config;

import com.google.common.base.CaseFormat;
import java.util.Locale;

/** Java names to YAML names. */
final class Names {
    private Names() {}

    /** {@code weightBits} to {@code weight-bits}. */
    static String ofComponent(String name) {
        return CaseFormat.LOWER_CAMEL.to(CaseFormat.LOWER_HYPHEN, name);
    }

    /** {@code BitSerial} to {@code bit-serial}. */
    static String ofClass(Class<?> type) {
        return CaseFormat.UPPER_CAMEL.to(CaseFormat.LOWER_HYPHEN, type.getSimpleName());
    }

    /** {@code ISO_AREA} to {@code iso-area}. */
    static String ofConstant(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
