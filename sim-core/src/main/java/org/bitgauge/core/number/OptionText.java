package org.bitgauge.core.number;

import java.util.Locale;

/** The options in brackets behind a format's name, in the order they were added. */
final class OptionText {
    private final StringBuilder text = new StringBuilder();
    private int count;

    void add(String key, String value) {
        text.append(count == 0 ? "" : ",").append(key).append('=').append(value);
        count++;
    }

    int count() {
        return count;
    }

    static String of(Rounding rounding) {
        return rounding.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String of(Specials specials) {
        return switch (specials) {
            case NONE -> "none";
            case NAN_ONLY -> "nan";
            case IEEE -> "ieee";
        };
    }

    @Override
    public String toString() {
        return count == 0 ? "" : "[" + text + "]";
    }
}
