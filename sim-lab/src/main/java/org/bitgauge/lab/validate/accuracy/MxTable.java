package org.bitgauge.lab.validate.accuracy;

import com.google.common.collect.ImmutableMap;
import java.util.Locale;
import java.util.Optional;
import org.bitgauge.core.number.FormatSyntaxException;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.lab.validate.CsvTable;
import org.bitgauge.lab.validate.ValidationInputException;
import org.bitgauge.lab.validate.accuracy.AccuracyFamily.Found;
import org.bitgauge.workloads.infer.Accuracy;
import org.bitgauge.workloads.infer.Answers;
import org.bitgauge.workloads.infer.Inference;
import org.bitgauge.workloads.infer.data.LabelledSamples;
import org.bitgauge.workloads.infer.rounding.LayerNumbers;
import org.bitgauge.workloads.infer.rounding.Numerics;
import org.bitgauge.workloads.infer.rounding.TensorRounding;

/** Weights and activations of layers with products in block formats; biases, sums and outputs as they are. */
final class MxTable {
    private MxTable() {}

    static void replay(String file, TrainedNet net, CsvTable table, Found found) {
        Optional<Answers> baseline = Optional.empty();
        for (ImmutableMap<String, String> row : table.rows()) {
            String activations = table.text(row, "activations");
            String weights = table.text(row, "weights");
            boolean single = activations.equals("float32") || weights.equals("float32") || single(table);
            LabelledSamples data = net.first((int) table.number(row, "images"));
            Numerics plain = single ? Numerics.fp32() : Numerics.fp64();
            LayerNumbers numbers = plain.byDefault();
            Optional<TensorRounding> a = rounding(table, activations);
            Optional<TensorRounding> w = rounding(table, weights);
            numbers = a.isPresent() ? numbers.withActivations(a.get()) : numbers;
            numbers = w.isPresent() ? numbers.withWeights(w.get()) : numbers;
            Answers answers =
                    new Inference(net.model(), plain.withDefault(numbers)).run(data.samples(), FloatGrid.threads());
            if (a.isEmpty() && w.isEmpty()) {
                baseline = Optional.of(answers);
            }
            String name = file.replace(".csv", "") + " " + activations + " / " + weights;
            judge(name, table, row, answers, data, found);
            if (row.containsKey("argmax_equal_to_float") && baseline.isPresent()) {
                found.cases.add(Judged.exact(
                        name,
                        "answers of the float network",
                        table.number(row, "argmax_equal_to_float"),
                        Accuracy.agreement(answers, baseline.get())));
            }
        }
    }

    private static void judge(
            String name,
            CsvTable table,
            ImmutableMap<String, String> row,
            Answers answers,
            LabelledSamples data,
            Found found) {
        found.cases.add(Judged.exact(
                name,
                "right answers",
                table.number(row, "correct"),
                Accuracy.of(answers, data.labels()).correct()));
        if (row.containsKey("correct_first1000")) {
            found.cases.add(Judged.exact(
                    name,
                    "right answers of the first 1000",
                    table.number(row, "correct_first1000"),
                    Accuracy.of(answers, data.labels(), Math.min(1000, answers.count()))
                            .correct()));
        }
    }

    /** Whether the table's float network is in single precision. */
    private static boolean single(CsvTable table) {
        return table.rows().stream().anyMatch(row -> row.containsValue("float32"));
    }

    private static Optional<TensorRounding> rounding(CsvTable table, String format) {
        if (format.startsWith("float")) {
            return Optional.empty();
        }
        try {
            return Optional.of(TensorRounding.of(NumberFormats.parse(format.toLowerCase(Locale.ROOT))));
        } catch (FormatSyntaxException e) {
            throw new ValidationInputException(table.name() + ": " + e.getMessage());
        }
    }
}
