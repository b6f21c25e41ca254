package org.bitgauge.lab.validate.dpred;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.result.Comparison;
import org.bitgauge.core.values.TensorValues;
import org.bitgauge.core.values.ValueOrder;
import org.bitgauge.lab.validate.CsvTable;
import org.bitgauge.lab.validate.ValidationCase;
import org.bitgauge.lab.validate.ValidationInputException;
import org.bitgauge.workloads.values.QuantisedTensor;
import org.bitgauge.workloads.values.Quantiser;
import org.bitgauge.workloads.values.RealScan;
import org.bitgauge.workloads.values.RealTensor;

/** Replays the tables of one network: counts at a given word width and scale, or in the formats of a profile. */
final class DpredTable {
    private static final double ROUNDED = 2e-6;

    private final String network;
    private final TraceFolder traces;
    private final List<ValidationCase> cases = new ArrayList<>();
    private final Map<String, RealTensor> tensors = new HashMap<>();
    private final Map<String, RealScan> scans = new HashMap<>();
    private final Map<String, DpredCounts> totals = new LinkedHashMap<>();

    DpredTable(String network, TraceFolder traces) {
        this.network = network;
        this.traces = traces;
    }

    List<ValidationCase> cases() {
        return cases;
    }

    /** Rows of {@code dpred_NET.csv}. */
    void counts(CsvTable table) {
        for (ImmutableMap<String, String> row : table.rows()) {
            String layer = table.text(row, "layer");
            boolean weights = isWeights(table, row);
            int bits = whole(table, row, "bits");
            int group = whole(table, row, "group");
            String order = table.text(row, "order");
            String scale = table.text(row, "scale");
            RealTensor tensor = tensor(layer, weights, whole(table, row, "images"));
            RealScan scan = scan(tensor);
            Quantiser quantiser = scale.equals("linear")
                    ? Quantiser.linear(bits, scan.isSigned(), scan.maxAbs())
                    : Quantiser.symmetric(bits, scan.isSigned(), fraction(bits, scan));
            DpredCounts counts = count(new QuantisedTensor(tensor, quantiser, scan.isSigned()), weights, order, group);
            String name = name(layer, row) + " " + order + " " + bits + " bits " + scale + " group " + group;
            exact(name, "signed", table.number(row, "signed"), scan.isSigned() ? 1 : 0);
            exact(name, "max_abs", table.number(row, "max_abs"), scan.maxAbs());
            double factor = scale.equals("linear") ? quantiser.scale() : Quantiser.integerBits(scan.maxAbs());
            exact(name, "I_or_factor", table.number(row, "I_or_factor"), factor);
            compare(name, table, row, counts);
            totals.merge(
                    row.get("tensor") + " " + order + " " + bits + " " + scale + " " + group,
                    counts,
                    DpredCounts::plus);
        }
    }

    private static int fraction(int bits, RealScan scan) {
        return bits - (scan.isSigned() ? 1 : 0) - Quantiser.integerBits(scan.maxAbs());
    }

    /** Rows of {@code dpred_NET_total.csv}, of what {@link #counts} has summed. */
    void totals(CsvTable table) {
        for (ImmutableMap<String, String> row : table.rows()) {
            String key = table.text(row, "tensor") + " " + table.text(row, "order") + " " + table.text(row, "bits")
                    + " " + table.text(row, "scale") + " " + table.text(row, "group");
            DpredCounts sum = totals.getOrDefault(key, DpredCounts.NONE);
            String name = network + " total " + key;
            double dense = table.number(row, "bits") * sum.values();
            exact(name, "values", table.number(row, "values"), sum.values());
            exact(name, "groups", table.number(row, "groups"), sum.groups());
            exact(name, "zeros", table.number(row, "zeros"), sum.zeros());
            rounded(name, table, row, "mean_p", (double) sum.sumOfWidths() / sum.groups());
            rounded(name, table, row, "value_mean_p", (double) sum.widthOfValues() / sum.values());
            rounded(name, table, row, "traffic_rel_plain", sum.plainBits() / dense);
            rounded(name, table, row, "traffic_rel_zvec", sum.zeroVectorBits() / dense);
        }
    }

    /** Rows of {@code dpred_profile_NET.csv}. */
    void profile(CsvTable table) {
        Map<String, DpredCounts> sums = new HashMap<>();
        for (ImmutableMap<String, String> row : table.rows()) {
            String layer = table.text(row, "layer");
            boolean weights = isWeights(table, row);
            int group = whole(table, row, "group");
            String sum = row.get("tensor") + " " + group;
            String name = name(layer, row) + " profile group " + group;
            if (layer.equals("TOTAL")) {
                compare(name, table, row, sums.getOrDefault(sum, DpredCounts.NONE));
                continue;
            }
            int bits = whole(table, row, "P");
            boolean signed = whole(table, row, "signed") == 1;
            int fraction = bits - whole(table, row, "I") - (signed ? 1 : 0);
            RealTensor tensor = tensor(layer, weights, weights ? 1 : traces.images(layer));
            QuantisedTensor codes = new QuantisedTensor(tensor, Quantiser.symmetric(bits, signed, fraction), signed);
            DpredCounts counts = count(codes, weights, "channel", group);
            compare(name, table, row, counts);
            sums.merge(sum, counts, DpredCounts::plus);
        }
    }

    private static DpredCounts count(TensorValues codes, boolean weights, String order, int group) {
        return DpredCounts.of(
                codes,
                weights ? TensorRole.WEIGHTS : TensorRole.ACTIVATIONS,
                order.equals("file") ? ValueOrder.FILE : ValueOrder.CHANNEL,
                group);
    }

    private RealTensor tensor(String layer, boolean weights, int images) {
        return tensors.computeIfAbsent(
                weights + " " + layer + " " + images, missing -> traces.open(layer, weights, images));
    }

    private RealScan scan(RealTensor tensor) {
        return scans.computeIfAbsent(tensor.source(), missing -> {
            RealScan scan = RealScan.of(tensor);
            scan.problem(tensor).ifPresent(problem -> {
                throw new ValidationInputException(problem);
            });
            return scan;
        });
    }

    private void compare(String name, CsvTable table, ImmutableMap<String, String> row, DpredCounts counts) {
        exact(name, "values", table.number(row, "values"), counts.values());
        exact(name, "groups", table.number(row, "groups"), counts.groups());
        exact(name, "zeros", table.number(row, "zeros"), counts.zeros());
        exact(name, "sum_p", table.number(row, "sum_p"), counts.sumOfWidths());
        exact(name, "traffic_bits_plain", table.number(row, "traffic_bits_plain"), counts.plainBits());
        exact(name, "traffic_bits_zvec", table.number(row, "traffic_bits_zvec"), counts.zeroVectorBits());
    }

    private void exact(String name, String quantity, double reference, double model) {
        cases.add(new ValidationCase(new Comparison(name, quantity, "", reference, model), 0));
    }

    private void rounded(String name, CsvTable table, ImmutableMap<String, String> row, String quantity, double model) {
        cases.add(new ValidationCase(new Comparison(name, quantity, "", table.number(row, quantity), model), ROUNDED));
    }

    private String name(String layer, ImmutableMap<String, String> row) {
        return network + " " + layer + " " + row.get("tensor");
    }

    private static boolean isWeights(CsvTable table, ImmutableMap<String, String> row) {
        String tensor = table.text(row, "tensor");
        if (!tensor.equals("wgt") && !tensor.equals("act")) {
            throw new ValidationInputException(
                    table.name() + ": column tensor holds '" + tensor + "', it is wgt or act");
        }
        return tensor.equals("wgt");
    }

    private static int whole(CsvTable table, ImmutableMap<String, String> row, String column) {
        double number = table.number(row, column);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw new ValidationInputException(
                    table.name() + ": column " + column + " holds " + number + ", a whole number is needed");
        }
        return (int) number;
    }
}
