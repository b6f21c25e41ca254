package org.bitgauge.workloads.values;

import com.google.common.primitives.ImmutableDoubleArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.quantity.ConstantTable;
import org.bitgauge.core.values.CodeDistribution;
import org.bitgauge.workloads.WorkloadException;

/** Reads how often each code occurs: a CSV file with the columns {@code code} and {@code count}. */
public final class HistogramFile {
    private HistogramFile() {}

    /**
     * Reads a file.
     *
     * @throws WorkloadException if it is missing, no such table, empty, or has codes that the format has not
     */
    public static CodeDistribution read(Path file, FixedPointFormat format) {
        ConstantTable table;
        try {
            table = ConstantTable.parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new WorkloadException(file + ": cannot be read; give a CSV file with columns code,count", e);
        } catch (IllegalArgumentException e) {
            throw new WorkloadException(String.valueOf(e.getMessage()), e);
        }
        try {
            return distribution(file, table.rows(), format);
        } catch (IllegalArgumentException e) {
            throw new WorkloadException(
                    file + ": " + e.getMessage() + "; the codes must be those of " + format.name(), e);
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
