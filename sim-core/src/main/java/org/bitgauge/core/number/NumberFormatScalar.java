package org.bitgauge.core.number;

import com.google.auto.service.AutoService;
import org.bitgauge.core.config.ScalarType;

/** Number formats in YAML: the text that {@link NumberFormats#parse} reads. */
@AutoService(ScalarType.class)
public final class NumberFormatScalar implements ScalarType<NumberFormat> {
    @Override
    public Class<NumberFormat> type() {
        return NumberFormat.class;
    }

    @Override
    public String what() {
        return "a number format";
    }

    @Override
    public NumberFormat parse(String text) {
        return NumberFormats.parse(text);
    }

    @Override
    public String format(NumberFormat value) {
        return value.name();
    }
}
