package org.bitgauge.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs a command line in this process. */
record Cli(int status, String out, String err) {
    static final String DESIGN =
            """
            designs:
              - name: array
                technology: {node: nangate45, style: fast, sram-profile: lop350}
                array: {type: systolic, rows: 8, columns: 8, dataflow: weight-stationary}
                vector: {lanes: 8, format: fp32}
                memories:
                  - {name: weights, holds: [weights], capacity: 32 KiB, width: 64, banks: 2}
                  - {name: data, holds: [activations, partial-sums, outputs], capacity: 64 KiB, width: 64, banks: 4}
                dram: ddr4-3200
            """;

    static final String SMALL = "name: small\nnetworks: [lenet5]\nprofiles: [fp32, int8]\n" + DESIGN;

    static Cli run(Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.execute(
                Stream.of(args).map(Object::toString).toArray(String[]::new),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Cli(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static Path write(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file below a folder, relative to it, sorted. */
    static List<Path> files(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The repository root above the module that is tested. */
    static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("configs/quickstart.yaml"))) {
            at = java.util.Objects.requireNonNull(at.getParent(), "no repository above the test");
        }
        return at;
    }
}
