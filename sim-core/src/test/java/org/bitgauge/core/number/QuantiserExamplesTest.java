package org.bitgauge.core.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked examples of quantiser_examples.csv, to the last digit (the sign of a zero is ours, see docs/formats.md). */
class QuantiserExamplesTest {
    private static final Pattern CFLOAT = Pattern.compile("E=(\\d+) M=(\\d+) subnormals=([01])");
    private static final Pattern FIXED = Pattern.compile("P=(\\d+) I=(-?\\d+) signed=([01])");

    record Example(String quantiser, String parameters, double[] input, double[] output) {
        @Override
        public String toString() {
            return quantiser + " " + parameters + " " + (input.length == 1 ? input[0] : "block " + input[0]);
        }
    }

    static List<Example> examples() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(QuantiserExamplesTest.class.getResourceAsStream("quantiser_examples.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(cells -> new Example(cells[0], cells[1], numbers(cells[2]), numbers(cells[3])))
                    .toList();
        }
    }

    private static double[] numbers(String cell) {
        return Arrays.stream(cell.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static NumberFormat formatOf(Example example) {
        Matcher cfloat = CFLOAT.matcher(example.parameters());
        Matcher fixed = FIXED.matcher(example.parameters());
        if (cfloat.matches()) {
            return NumberFormats.parse("e" + cfloat.group(1) + "m" + cfloat.group(2) + "[specials=none,subnormals="
                    + cfloat.group(3).equals("1") + "]");
        }
        if (fixed.matches()) {
            boolean signed = fixed.group(3).equals("1");
            int bits = Integer.parseInt(fixed.group(1));
            int fraction = bits - Integer.parseInt(fixed.group(2)) - (signed ? 1 : 0);
            return NumberFormats.parse(
                    signed
                            ? "fixed(" + bits + "," + fraction + ")[symmetric=true]"
                            : "ufixed(" + bits + "," + fraction + ")");
        }
        return NumberFormats.parse(example.quantiser().toLowerCase(Locale.ROOT));
    }

    @Test
    void holdsEveryExample() throws IOException {
        assertThat(examples()).hasSize(342);
        assertThat(examples().stream().map(Example::quantiser).distinct())
                .containsExactlyInAnyOrder(
                        "cfloat",
                        "fixed",
                        "MXINT8",
                        "MXFP8_E4M3",
                        "MXFP8_E5M2",
                        "MXFP6_E2M3",
                        "MXFP6_E3M2",
                        "MXFP4_E2M1");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void bulkAndSingleAgreeWithTheExample(Example example) {
        NumberFormat format = formatOf(example);
        double[] out = new double[example.input().length];
        format.quantize(example.input(), 0, out, 0, out.length);
        assertThat(plusZero(out)).as(format.name()).containsExactly(plusZero(example.output()));
        if (out.length == 1) {
            assertThat(format.quantize(example.input()[0]) + 0.0).isEqualTo(example.output()[0] + 0.0);
        }
    }

    private static double[] plusZero(double[] values) {
        return Stream.of(values)
                .flatMapToDouble(Arrays::stream)
                .map(v -> v + 0.0)
                .toArray();
    }
}
