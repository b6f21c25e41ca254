package org.bitgauge.workloads.values;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.primitives.ImmutableDoubleArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.quantity.ConstantTable;
import org.bitgauge.core.values.CodeDistribution;
import org.bitgauge.core.values.Independence;
import org.bitgauge.core.values.ValueKnowledge;
import org.bitgauge.workloads.WorkloadException;

/** Reads how often each code occurs: a CSV file with the columns {@code code} and {@code count}. */
public final class HistogramFile {
    private static final Pattern INDEPENDENCE =
            Pattern.compile("independence\\s+(\\d{1,4})\\s+([0-9.]+(?:E-?\\d{1,2})?)");

    private HistogramFile() {}

    /**
     * Reads a file.
     *
     * @throws WorkloadException if it is missing, no such table, empty, or has codes that the format has not
     */
    public static CodeDistribution read(Path file, FixedPointFormat format) {
        try {
            return distribution(file, table(file).rows(), format);
        } catch (IllegalArgumentException e) {
            throw new WorkloadException(
                    file + ": " + e.getMessage() + "; the codes must be those of " + format.name(), e);
        }
    }

    /**
     * The independence of neighbours that was measured with the counts: comment lines {@code # independence GROUP EXPONENT}.
     * Empty if there are none.
     */
    public static Optional<Independence> independence(Path file) {
        Map<Integer, Double> exponents = new HashMap<>();
        for (String comment : table(file).comments()) {
            Matcher line = INDEPENDENCE.matcher(comment);
            if (line.matches()) {
                exponents.put(Integer.parseInt(line.group(1)), Double.parseDouble(line.group(2)));
            }
        }
        try {
            return exponents.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Independence(ImmutableSortedMap.copyOf(exponents)));
        } catch (IllegalArgumentException e) {
            throw new WorkloadException(file + ": " + e.getMessage(), e);
        }
    }

    /** The text of a file that stands for a tensor. */
    public static String text(ValueKnowledge.Expected known) {
        StringBuilder text = new StringBuilder();
        known.independence().exponents().forEach((group, exponent) -> text.append("# independence ")
                .append(group)
                .append(' ')
                .append(exponent)
                .append('\n'));
        text.append("code,count\n");
        for (int code = known.codes().lowest(); code <= known.codes().highest(); code++) {
            if (known.codes().probability(code) > 0) {
                text.append(code)
                        .append(',')
                        .append(known.codes().probability(code))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static ConstantTable table(Path file) {
        try {
            return ConstantTable.parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new WorkloadException(file + ": cannot be read; give a CSV file with columns code,count", e);
        } catch (IllegalArgumentException e) {
            throw new WorkloadException(String.valueOf(e.getMessage()), e);
        }
    }

    private static CodeDistribution distribution(Path file, List<ConstantTable.Row> rows, FixedPointFormat format) {
        int lowest = 0;
        int highest = 0;
        double sum = 0;
        for (ConstantTable.Row row : rows) {
            int code = row.integer("code");
            double count = row.number("count");
            if (code < format.lowestCode() || code > format.highestCode() || count < 0) {
                throw new IllegalArgumentException(
                        "line " + row.line() + " counts code " + code + " " + count + " times");
            }
            lowest = Math.min(lowest, code);
            highest = Math.max(highest, code);
            sum += count;
        }
        if (!(sum > 0)) {
            throw new WorkloadException(file + ": counts nothing; give at least one code with a count above 0");
        }
        double[] shares = new double[highest - lowest + 1];
        for (ConstantTable.Row row : rows) {
            shares[row.integer("code") - lowest] += row.number("count") / sum;
        }
        return new CodeDistribution(
                format.bits(), format.fractionBits(), lowest < 0, lowest, ImmutableDoubleArray.copyOf(shares));
    }
}
