package org.bitgauge.lab.validate.accuracy;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableIntArray;
import java.util.Optional;
import org.bitgauge.core.number.FloatFormat;
import org.bitgauge.lab.validate.CsvTable;
import org.bitgauge.lab.validate.ValidationInputException;
import org.bitgauge.lab.validate.accuracy.AccuracyFamily.Found;
import org.bitgauge.workloads.infer.Accuracy;
import org.bitgauge.workloads.infer.Answers;
import org.bitgauge.workloads.infer.Inference;
import org.bitgauge.workloads.infer.LargestMagnitude;
import org.bitgauge.workloads.infer.data.LabelledSamples;
import org.bitgauge.workloads.infer.metrics.Fidelity;
import org.bitgauge.workloads.infer.rounding.Numerics;

/** A grid of custom floats: every tensor, or every operation, in one format. */
final class FloatGrid {
    private static final int SAMPLES_OF_R2 = 10;
    private static final int FIRST = 1000;

    private final TrainedNet net;
    private final boolean everyOperation;
    private final boolean fittedBias;

    FloatGrid(TrainedNet net, boolean everyOperation, boolean fittedBias) {
        this.net = net;
        this.everyOperation = everyOperation;
        this.fittedBias = fittedBias;
    }

    void replay(String file, CsvTable table, Found found) {
        Numerics plain = Numerics.fp64();
        Optional<Answers> baseline = Optional.empty();
        Optional<Integer> topExponent = Optional.empty();
        for (ImmutableMap<String, String> row : table.rows()) {
            String exponent = table.text(row, "exp_bits");
            int images = (int) table.number(row, "images");
            LabelledSamples data = net.first(images);
            boolean isBaseline = exponent.startsWith("float");
            if (isBaseline) {
                plain = exponent.equals("float32") ? Numerics.fp32() : Numerics.fp64();
                baseline = Optional.empty();
            }
            if (baseline.isEmpty() || baseline.get().count() != images) {
                baseline = Optional.of(run(plain, data));
            }
            Answers answers = baseline.get();
            String name = file.replace(".csv", "") + " " + exponent;
            if (!isBaseline) {
                if (fittedBias && topExponent.isEmpty()) {
                    topExponent = Optional.of(LargestMagnitude.exponent(net.model(), plain, data.samples(), threads()));
                }
                FloatFormat format = format(table, row, topExponent);
                name = file.replace(".csv", "") + " " + format.name();
                answers = run(everyOperation ? plain.accumulating(format) : plain.everywhere(format), data);
            }
            judge(name, table, row, answers, baseline.get(), data.labels(), found);
        }
    }

    private Answers run(Numerics numerics, LabelledSamples data) {
        return new Inference(net.model(), numerics).run(data.samples(), threads());
    }

    static int threads() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static FloatFormat format(CsvTable table, ImmutableMap<String, String> row, Optional<Integer> topExponent) {
        int exponentBits = (int) table.number(row, "exp_bits");
        FloatFormat plain = FloatFormat.custom(exponentBits, (int) table.number(row, "man_bits"));
        String subnormals = row.getOrDefault("subnormals", "0");
        String given = row.getOrDefault("bias", "");
        int bias = plain.bias();
        if (topExponent.isPresent()) {
            bias = (1 << exponentBits) - 1 - topExponent.get();
        } else if (given.matches("-?\\d+")) {
            bias = Integer.parseInt(given);
        } else if (!given.isEmpty()) {
            throw new ValidationInputException(table.name() + ": the bias '" + given + "' is no whole number");
        }
        return new FloatFormat(
                exponentBits,
                plain.mantissaBits(),
                bias,
                subnormals.equals("1") || subnormals.equalsIgnoreCase("true"),
                plain.specials(),
                true,
                plain.rounding());
    }

    private static void judge(
            String name,
            CsvTable table,
            ImmutableMap<String, String> row,
            Answers answers,
            Answers baseline,
            ImmutableIntArray labels,
            Found found) {
        found.cases.add(Judged.exact(
                name,
                "right answers",
                table.number(row, "correct"),
                Accuracy.of(answers, labels).correct()));
        if (row.containsKey("correct_first1000")
                && !table.text(row, "correct_first1000").isEmpty()) {
            int first = Math.min(FIRST, answers.count());
            found.cases.add(Judged.exact(
                    name,
                    "right answers of the first 1000",
                    table.number(row, "correct_first1000"),
                    Accuracy.of(answers, labels, first).correct()));
        }
        if (row.containsKey("argmax_equal_to_float")) {
            found.cases.add(Judged.exact(
                    name,
                    "answers of the float network",
                    table.number(row, "argmax_equal_to_float"),
                    Accuracy.agreement(answers, baseline)));
        }
        double[] reference = baseline.first(SAMPLES_OF_R2);
        double[] own = answers.first(SAMPLES_OF_R2);
        if (row.containsKey("r2_pearson_10img")) {
            found.cases.add(Judged.correlation(
                    name, "R²", table.number(row, "r2_pearson_10img"), Fidelity.correlation(reference, own)));
        }
        if (row.containsKey("r2_determination_10img")) {
            found.cases.add(Judged.correlation(
                    name,
                    "coefficient of determination",
                    table.number(row, "r2_determination_10img"),
                    Fidelity.determination(reference, own)));
        }
    }
}
