package org.bitgauge.workloads.onnx;

import java.util.Locale;

/** Operator names as BitGauge prints them. */
final class Names {
    private Names() {}

    /** {@code ReduceMean} becomes {@code reduce-mean}. */
    static String kebab(String operator) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < operator.length(); i++) {
            char letter = operator.charAt(i);
            if (Character.isUpperCase(letter) && i > 0 && Character.isLowerCase(operator.charAt(i - 1))) {
                text.append('-');
            }
            text.append(letter);
        }
        String kebab = text.toString().toLowerCase(Locale.ROOT);
        return kebab.isBlank() ? "unknown" : kebab;
    }
}
