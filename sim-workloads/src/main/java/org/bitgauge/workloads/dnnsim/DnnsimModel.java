package org.bitgauge.workloads.dnnsim;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bitgauge.workloads.WorkloadException;

/** Layers of a network: {@code model.csv} and, where there is one, {@code precision.txt}. */
public final class DnnsimModel {
    private static final int WIDEST = 16;

    private DnnsimModel() {}

    /**
     * Reads the folder of a network.
     *
     * @throws WorkloadException naming file and line of what is wrong
     */
    public static ImmutableList<DnnsimLayer> read(Path folder) {
        Path model = folder.resolve("model.csv");
        List<String> lines = lines(model);
        List<DnnsimLayer> layers = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                layers.add(layer(model, i + 1, lines.get(i)));
            }
        }
        if (layers.isEmpty()) {
            throw new WorkloadException(model + ": holds no layer; each line is name,type,stride,padding");
        }
        Path precision = folder.resolve("precision.txt");
        return Files.exists(precision) ? precise(precision, layers) : ImmutableList.copyOf(layers);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new WorkloadException(file + ": cannot be read; a network of DNNsim is a folder with a model.csv", e);
        }
    }

    private static DnnsimLayer layer(Path file, int line, String text) {
        List<String> cells = Splitter.on(',').trimResults().splitToList(text);
        if (cells.size() < 4) {
            throw new WorkloadException(
                    file + ":" + line + ": '" + text + "' is no layer; write name,type,stride,padding");
        }
        DnnsimLayer.Type type =
                switch (cells.get(1).toLowerCase(Locale.ROOT)) {
                    case "conv" -> DnnsimLayer.Type.CONV;
                    case "fc" -> DnnsimLayer.Type.FC;
                    case "rnn" -> DnnsimLayer.Type.RNN;
                    default ->
                        throw new WorkloadException(file + ":" + line + ": type '" + cells.get(1)
                                + "' is not known; a layer is conv, fc or rnn");
                };
        int stride = whole(file, line, "stride", cells.get(2));
        int padding = whole(file, line, "padding", cells.get(3));
        if (stride < 1 || padding < 0) {
            throw new WorkloadException(file + ":" + line + ": a stride is at least 1 and padding never negative");
        }
        return new DnnsimLayer(cells.get(0).replace('/', '-'), type, stride, padding, Optional.empty());
    }

    private static int whole(Path file, int line, String what, String text) {
        try {
            return Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            throw new WorkloadException(file + ":" + line + ": " + what + " is a whole number, not '" + text + "'", e);
        }
    }

    private static ImmutableList<DnnsimLayer> precise(Path file, List<DnnsimLayer> layers) {
        List<String> lines = lines(file);
        if (lines.size() < 5) {
            throw new WorkloadException(file + ": has " + lines.size()
                    + " lines; a title and four lines of numbers are needed: magnitude and fraction of activations,"
                    + " then of weights");
        }
        List<List<String>> rows = new ArrayList<>();
        for (int row = 1; row <= 4; row++) {
            List<String> cells =
                    Splitter.on(';').trimResults().omitEmptyStrings().splitToList(lines.get(row));
            if (cells.size() < layers.size()) {
                throw new WorkloadException(
                        file + ":" + (row + 1) + ": has " + cells.size() + " numbers for " + layers.size() + " layers");
            }
            rows.add(cells);
        }
        ImmutableList.Builder<DnnsimLayer> all = ImmutableList.builder();
        for (int i = 0; i < layers.size(); i++) {
            int[] bits = new int[4];
            for (int row = 0; row < 4; row++) {
                bits[row] = whole(file, row + 2, "a precision", rows.get(row).get(i));
            }
            DnnsimLayer layer = layers.get(i);
            check(file, layer.name(), 2, bits[0] + bits[1]);
            check(file, layer.name(), 4, bits[2] + bits[3]);
            all.add(new DnnsimLayer(
                    layer.name(),
                    layer.type(),
                    layer.stride(),
                    layer.padding(),
                    Optional.of(new DnnsimLayer.Precision(bits[0], bits[1], bits[2], bits[3]))));
        }
        return all.build();
    }

    private static void check(Path file, String layer, int line, int bits) {
        if (bits < 1 || bits > WIDEST) {
            throw new WorkloadException(file + ":" + line + ": magnitude and fraction of " + layer + " sum to " + bits
                    + " bits; 1 to 16 are possible");
        }
    }
}
