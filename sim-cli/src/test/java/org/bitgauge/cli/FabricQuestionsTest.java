package org.bitgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be asked of designs in FPGAs: explain, what-if, timeline. */
class FabricQuestionsTest {
    private static final String FABRICS =
            """
            name: fabrics
            networks: [lenet5]
            profiles: [{weights: int4, activations: int4}]
            fabrics:
              - {name: stream, device: xc7z020, images: 100, weights: streamed, dram: {type: ddr3-1600, bandwidth: 0.4 GB/s}}
              - {name: overlay, device: zu7ev, style: overlay, images: 100, dram: ddr4-3200}
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void cyclesAreTheSumOfTheirCausesAndNotBelowTheirBounds() throws IOException {
        for (String design : List.of("stream", "overlay")) {
            Path out = folder.resolve(design);
            Path file = Cli.write(folder, "f.yaml", FABRICS);
            Cli explained = Cli.run("explain", "cycles", file, "--design", design, "--layer", "conv2", "--json");
            Cli run = Cli.run("run", file, "-o", out);

            assertThat(explained.status()).as(explained.err()).isEqualTo(ExitStatus.DONE);
            assertThat(run.status()).isEqualTo(ExitStatus.DONE);
            long cycles = Files.readAllLines(out.resolve("stalls.csv")).stream()
                    .map(line -> line.split(",", -1))
                    .filter(cells -> cells[0].equals(design) && cells[2].equals("conv2") && cells[6].startsWith("int4"))
                    .mapToLong(cells -> Long.parseLong(cells[5]))
                    .sum();
            assertThat(value(explained.out(), "causes of array"))
                    .isEqualTo(cycles)
                    .isPositive();
            assertThat(value(explained.out(), "ideal cycles")).isBetween(1.0, (double) cycles);
        }
    }

    @Test
    void energyIsItsCountTimesThatOfOne() {
        Path file = Cli.write(folder, "f.yaml", FABRICS);
        Cli products = Cli.run("explain", "energy:fabric.products", file, "--layer", "conv2", "--json");
        Cli dram = Cli.run("explain", "energy:dram", file, "--layer", "conv2", "--json");
        Cli nothing = Cli.run("explain", "energy:sram", file);

        assertThat(products.status()).as(products.err()).isEqualTo(ExitStatus.DONE);
        assertThat(value(products.out(), "mac"))
                .isEqualTo(value(products.out(), "count of mac")
                        * value(products.out(), "energy of a multiply-accumulate in xc7z020"));
        assertThat(dram.status()).as(dram.err()).isEqualTo(ExitStatus.DONE);
        assertThat(nothing.status()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(nothing.err()).contains("fabric.products");
    }

    @Test
    void whatHasNoAnswerIsRefusedWithWhatWouldBeRight() {
        Path file = Cli.write(folder, "f.yaml", FABRICS);
        Cli area = Cli.run("explain", "area:array", file);
        Cli mapping = Cli.run("explain", "mapping", file);
        Cli trace = Cli.run("run", file, "-o", folder.resolve("t"), "--trace");
        Cli fill = Cli.run("run", file, "-o", folder.resolve("w"), "--what-if", "no-fill");

        assertThat(List.of(area, mapping, trace, fill)).extracting(Cli::status).containsOnly(ExitStatus.WRONG_INPUT);
        assertThat(area.err()).contains("resources.csv");
        assertThat(mapping.err()).contains("'cycles'");
        assertThat(trace.err()).contains("explain cycles");
        assertThat(fill.err()).contains("no-dram-bandwidth");
        assertThat(folder.resolve("t")).doesNotExist();
        assertThat(folder.resolve("w")).doesNotExist();
    }

    @Test
    void withoutTheDramAStreamOfWeightsRunsAtThePaceOfItsSlowestStage() throws IOException {
        Path file = Cli.write(folder, "f.yaml", FABRICS);
        Cli run = Cli.run("run", file, "-o", folder.resolve("out"), "--what-if", "no-dram-bandwidth");
        double slowest = value(Cli.run("explain", "cycles", file, "--json").out(), "busy cycles of the slowest stage");

        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        List<String> rows = Files.readAllLines(folder.resolve("out/what-if.csv"));
        String[] header = rows.get(0).split(",");
        String[] stream = rows.get(1).split(",");
        double with = Double.parseDouble(stream[List.of(header).indexOf("cycles")]);
        double without = Double.parseDouble(stream[List.of(header).indexOf("cycles_without")]);
        assertThat(without).isLessThan(0.95 * with).isBetween(slowest, 1.3 * slowest);
    }

    private static double value(String json, String what) {
        Matcher found = Pattern.compile("\"what\": \"" + Pattern.quote(what) + "\",\\s*\"value\": ([-0-9.Ee+]+)")
                .matcher(json);
        assertThat(found.find()).as(what + " in " + json).isTrue();
        return Double.parseDouble(found.group(1));
    }
}
