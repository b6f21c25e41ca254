package org.bitgauge.units.systolic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.unit.Dataflow;
import org.bitgauge.core.unit.EdgeTraffic;
import org.bitgauge.core.unit.LoopNest;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Closed forms against SCALE-Sim v2.0.2, which reports the index of the last cycle, one less than the duration, and adds
 * rows + columns to the output writes of each output-stationary fold.
 */
class ScaleSimClosedFormTest {
    /** Examples of the tool: an own layer and AlexNet's first, whose 112283 is the tool's own reference. */
    @ParameterizedTest
    @CsvSource({"os,8,8,9,3,18,63", "ws,8,8,9,3,18,92", "ws,32,32,3025,96,363,112283"})
    void publishedExamples(String flow, int rows, int columns, long m, long n, long k, long reported) {
        LoopNest nest = LoopNest.of(MatrixMultiply.fullyConnected(m, k, n, false));
        assertThat(dataflow(flow).fold(nest, rows, columns).busyCycles(nest.size()) - 1)
                .isEqualTo(reported);
    }

    /** All cases without stalls of the reference set, where it is there. */
    @Test
    void everyLayerOfTheReferenceSetIsExact() throws IOException {
        Optional<Path> golden = golden();
        Assumptions.assumeTrue(golden.isPresent(), "no shared reference set");
        int layers = 0;
        for (String line : Files.readAllLines(golden.get().resolve("cases.csv")).subList(1, lines(golden.get()))) {
            String[] f = line.split(",");
            if (f[8].strip().startsWith("calc") || f[0].endsWith("_calc")) {
                layers += check(golden.get(), f[0].strip());
            }
        }
        assertThat(layers).isGreaterThan(100);
    }

    private static int lines(Path golden) throws IOException {
        return Files.readAllLines(golden.resolve("cases.csv")).size();
    }

    private static int check(Path golden, String name) throws IOException {
        String[] parts = name.split("__");
        String[] setting = parts[1].split("_");
        String[] array = setting[1].split("x");
        int rows = Integer.parseInt(array[0]);
        int columns = Integer.parseInt(array[1]);
        List<LoopNest> nests = topology(golden.resolve("topologies/" + parts[0] + ".csv"));
        List<String> compute = Files.readAllLines(golden.resolve("reports/" + name + "/COMPUTE_REPORT.csv"));
        List<String> detail = Files.readAllLines(golden.resolve("reports/" + name + "/DETAILED_ACCESS_REPORT.csv"));
        List<String> heads = List.of(detail.get(0).split(",\\s*"));
        assertThat(compute).hasSize(nests.size() + 1);
        for (int i = 0; i < nests.size(); i++) {
            LoopNest nest = nests.get(i);
            Dataflow.Folding folding = dataflow(setting[0]).fold(nest, rows, columns);
            long total =
                    (long) Double.parseDouble(compute.get(i + 1).split(",")[1].strip());
            assertThat(folding.busyCycles(nest.size()) - 1)
                    .as(name + " layer " + i)
                    .isEqualTo(total);
            EdgeTraffic edge = folding.edge(nest.size());
            String[] row = detail.get(i + 1).split(",\\s*");
            assertThat(edge.activationReads()).as(name).isEqualTo(value(row, heads, "SRAM IFMAP Reads"));
            assertThat(edge.weightReads()).as(name).isEqualTo(value(row, heads, "SRAM Filter Reads"));
            long excess = setting[0].equals("os")
                    ? folds(nest.size().pixels(), rows) * folds(nest.size().filters(), columns) * (rows + columns)
                    : 0;
            assertThat(edge.partialSumWrites() + edge.outputWrites() + excess)
                    .as(name)
                    .isEqualTo(value(row, heads, "SRAM OFMAP Writes"));
        }
        return nests.size();
    }

    private static long folds(long size, long array) {
        return (size + array - 1) / array;
    }

    private static long value(String[] row, List<String> heads, String head) {
        for (int i = 0; i < heads.size(); i++) {
            if (heads.get(i).strip().equalsIgnoreCase(head)) {
                return (long) Double.parseDouble(row[i].strip());
            }
        }
        throw new AssertionError("no column " + head + " in " + heads);
    }

    private static List<LoopNest> topology(Path file) throws IOException {
        List<LoopNest> nests = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        boolean gemm = lines.get(0).split(",").length < 7;
        for (String line : lines.subList(1, lines.size())) {
            if (line.isBlank()) {
                continue;
            }
            String[] f = line.split(",");
            if (gemm) {
                nests.add(product(at(f, 1), at(f, 2), at(f, 3)));
                continue;
            }
            long sv = at(f, 7);
            long sh = f.length > 8 && !f[8].isBlank() ? at(f, 8) : sv;
            long m = ((at(f, 1) - at(f, 3) + sv + sv - 1) / sv) * ((at(f, 2) - at(f, 4) + sh + sh - 1) / sh);
            boolean depthwise = f[0].contains("DP");
            for (long copy = 0; copy < (depthwise ? at(f, 5) : 1); copy++) {
                nests.add(product(m, at(f, 6), at(f, 3) * at(f, 4) * (depthwise ? 1 : at(f, 5))));
            }
        }
        return nests;
    }

    private static LoopNest product(long m, long n, long k) {
        return LoopNest.of(MatrixMultiply.fullyConnected(m, k, n, false));
    }

    private static long at(String[] fields, int i) {
        return Long.parseLong(fields[i].strip());
    }

    private static Dataflow dataflow(String name) {
        return switch (name) {
            case "os" -> new OutputStationary();
            case "ws" -> new WeightStationary();
            default -> new InputStationary();
        };
    }

    private static Optional<Path> golden() {
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            Path candidate = p.resolve("shared/golden/scalesim");
            if (Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
