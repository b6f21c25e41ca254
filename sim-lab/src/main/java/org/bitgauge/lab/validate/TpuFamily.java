package org.bitgauge.lab.validate;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.Optional;
import org.bitgauge.core.result.Comparison;
import org.bitgauge.lab.validate.FamilyCases.ExcludedCase;

/** Where the cycles of TPU v1 go, against its published counters (Jouppi et al., ISCA 2017, table 3). */
@AutoService(ValidationFamily.class)
public final class TpuFamily implements ValidationFamily {
    private static final String FILE = "tpu_v1.csv";
    private static final double POINTS = 8;
    private static final double PERCENT = 100;
    private static final ImmutableList<String> NETWORKS =
            ImmutableList.of("MLP0", "MLP1", "LSTM0", "LSTM1", "CNN0", "CNN1");
    /** Four layers with an intensity of 32 among 72 convolutions: the mean says nothing about either. */
    private static final String MIXED = "CNN1";

    @Override
    public String name() {
        return "tpu";
    }

    @Override
    public String description() {
        return "Fractions of cycles on TPU v1 from public totals: rows of activations per weight, 34 GB/s of weights, 256"
                + " cycles to shift a tile; within 8 points of the published counters. Non-matrix cycles are given, not"
                + " predicted: layer shapes and programs are not public.";
    }

    @Override
    public FamilyCases replay(Optional<Path> cases) {
        CsvTable table = ChipTables.of(cases, FILE);
        ImmutableList.Builder<ValidationCase> found = ImmutableList.builder();
        ImmutableList.Builder<ExcludedCase> excluded = ImmutableList.builder();
        for (String network : NETWORKS) {
            TpuTile tile = new TpuTile(rows(table, network));
            double matrix = PERCENT - value(table, "non_matrix", network);
            found.add(judge(table, network, "array active", "array_active", matrix * tile.active()));
            found.add(judge(table, network, "weight stall", "weight_stall", matrix * tile.stall()));
            found.add(judge(table, network, "weight shift", "weight_shift", matrix * tile.shift()));
            excluded.add(new ExcludedCase(
                    network + " non-matrix, RAW stall, input stall",
                    "totals do not determine them: they depend on layer shapes and on the program"));
        }
        return new FamilyCases(
                found.build(),
                excluded.build(),
                Double.NaN,
                ImmutableList.of(
                        "nothing is fitted; the bounds of 8 points are printed relative to the reference",
                        "active, stall and shift add up to what non-matrix leaves, which is an input; of CNN0 only the absence of"
                                + " stalls is thus a prediction",
                        "active cycles of LSTM0 and LSTM1 come out low by 4 points, half of the first, and stalls high by as much:"
                                + " the array is active for 133 and 157 cycles a tile there, with a batch of 64 and 96",
                        "CNN1 is shown and not judged: its mean of 1750 products per weight hides fully connected layers"
                                + " with 32, which wait for weights as the counters say"));
    }

    /** Products per weight: the published intensity where the table has it, the batch of MLPs and LSTMs, known for CNNs. */
    private static double rows(CsvTable table, String network) {
        CsvTable intensities = table.rows().stream().anyMatch(row -> row.containsValue("macs_per_weight"))
                ? table
                : CsvTable.resource(TpuFamily.class, FILE);
        return network.startsWith("CNN")
                ? value(intensities, "macs_per_weight", network)
                : value(table, "batch", network);
    }

    private static double value(CsvTable table, String counter, String network) {
        for (ImmutableMap<String, String> row : table.rows()) {
            if (table.text(row, "counter").equals(counter)) {
                return table.number(row, network);
            }
        }
        throw new ValidationInputException(table.name() + ": has no row " + counter);
    }

    private static ValidationCase judge(CsvTable table, String network, String quantity, String counter, double model) {
        double reference = value(table, counter, network);
        double relative = reference == 0 ? 0 : POINTS / reference;
        return new ValidationCase(
                new Comparison(network, quantity, "%", reference, model),
                network.equals(MIXED) ? Double.POSITIVE_INFINITY : relative);
    }
}
