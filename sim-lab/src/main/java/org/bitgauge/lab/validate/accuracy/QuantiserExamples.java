package org.bitgauge.lab.validate.accuracy;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.FloatFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.number.Rounding;
import org.bitgauge.lab.validate.CsvTable;
import org.bitgauge.lab.validate.ValidationInputException;
import org.bitgauge.lab.validate.accuracy.AccuracyFamily.Found;

/** Single numbers, and single blocks, rounded. */
final class QuantiserExamples {
    private QuantiserExamples() {}

    static void replay(CsvTable table, Found found) {
        for (ImmutableMap<String, String> row : table.rows()) {
            String quantiser = table.text(row, "quantiser");
            String parameters = table.text(row, "parameters");
            double[] in = numbers(table, row, "input");
            double[] out = numbers(table, row, "output");
            NumberFormat format = format(table, quantiser, parameters);
            double[] rounded = new double[in.length];
            format.quantize(in, 0, rounded, 0, in.length);
            for (int i = 0; i < in.length; i++) {
                String name = quantiser + " " + parameters + " of " + in[i];
                found.cases.add(Judged.exact(name, "value", out[i], rounded[i]));
            }
        }
    }

    private static double[] numbers(CsvTable table, ImmutableMap<String, String> row, String column) {
        return Splitter.onPattern("[ ;]+")
                .omitEmptyStrings()
                .trimResults()
                .splitToList(table.text(row, column))
                .stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static NumberFormat format(CsvTable table, String quantiser, String parameters) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String part : Splitter.on(' ').omitEmptyStrings().split(parameters)) {
            List<String> pair = Splitter.on('=').splitToList(part);
            if (pair.size() == 2) {
                given.put(pair.get(0), pair.get(1));
            }
        }
        if (quantiser.equals("cfloat")) {
            FloatFormat plain = FloatFormat.custom(integer(table, given, "E"), integer(table, given, "M"));
            int bias = given.containsKey("bias") ? integer(table, given, "bias") : plain.bias();
            boolean subnormals = "1".equals(given.get("subnormals"));
            return new FloatFormat(
                    plain.exponentBits(),
                    plain.mantissaBits(),
                    bias,
                    subnormals,
                    plain.specials(),
                    true,
                    plain.rounding());
        }
        if (quantiser.equals("fixed")) {
            int bits = integer(table, given, "P");
            boolean signed = "1".equals(given.get("signed")) || "True".equals(given.get("signed"));
            int fraction = bits - integer(table, given, "I") - (signed ? 1 : 0);
            return new FixedPointFormat(bits, fraction, signed, signed, Rounding.NEAREST_EVEN);
        }
        return NumberFormats.parse(quantiser.toLowerCase(Locale.ROOT));
    }

    private static int integer(CsvTable table, Map<String, String> given, String key) {
        String text = given.getOrDefault(key, "");
        if (!text.matches("-?\\d+")) {
            throw new ValidationInputException(table.name() + ": '" + given + "' gives no whole number for " + key);
        }
        return Integer.parseInt(text);
    }
}
