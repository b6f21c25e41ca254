package org.bitgauge.cli.exchange;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bitgauge.cli.ExitStatus;
import org.bitgauge.cli.InputException;
import org.bitgauge.cli.Inputs;
import org.bitgauge.cli.Terminal;
import org.bitgauge.report.table.Numbers;
import org.bitgauge.workloads.onnx.OnnxImport;
import org.bitgauge.workloads.onnx.OnnxImporter;
import org.bitgauge.workloads.onnx.OnnxPrecision;
import org.bitgauge.workloads.yaml.NetworkYaml;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an experiment of a quantised ONNX file: its layers, and the precision that it holds for each. */
@Command(
        name = "qonnx",
        description = "Makes an experiment of a quantised model (QONNX, or QuantizeLinear of the standard): its layers,"
                + " its precision for each of them, and a small array to run it on.",
        mixinStandardHelpOptions = true)
public final class ImportQonnx implements Callable<Integer> {
    private static final String DESIGN =
            """
            designs:
              - name: small-array
                technology: {node: nangate45, style: fast, sram-profile: lop350}
                clock: critical-path
                array: {type: systolic, rows: 16, columns: 16, dataflow: weight-stationary}
                vector: {lanes: 16, format: fp32}
                memories:
                  - {name: weight-buffer, holds: [weights], capacity: 128 KiB, width: 128, banks: 4}
                  - {name: data-buffer, holds: [activations, partial-sums, outputs], capacity: 256 KiB, width: 128, banks: 8}
                dram: ddr4-3200
            baseline: fp32
            normalise: [iso-area]
            """;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The .onnx file.")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.yaml",
            description = "File to write; standard output where not given.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--batch", defaultValue = "1", paramLabel = "N", description = "Size of a free first dimension.")
    private long batch = 1;

    /** For the terminal. */
    public ImportQonnx(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        OnnxImport network = OnnxImporter.read(file, batch, ImmutableMap.of());
        OnnxPrecision precision = OnnxPrecision.read(file);
        if (precision.quantised() == 0) {
            throw new InputException(file + ": no product of it has a quantised operand; use `bitgauge import onnx`");
        }
        network.warnings().forEach(warning -> terminal.say("warning: " + warning));
        precision.notes().forEach(note -> terminal.say("note: " + note));
        terminal.say(network.network().layers().size() + " layers, "
                + Numbers.count(network.network().macs()) + " MACs, " + precision.quantised()
                + " quantised operands of " + precision.profile().layers().size() + " products");
        String text = "# From " + file.getFileName() + " by `bitgauge import qonnx`.\nname: "
                + quoted(network.network().name()) + "\nnetworks:\n"
                + item(NetworkYaml.write(network.network())) + "profiles:\n"
                + item(ProfileFiles.yaml(precision.profile(), List.of())) + DESIGN;
        if (output.isEmpty()) {
            terminal.out().print(text);
            return ExitStatus.DONE;
        }
        Inputs.write(output.get(), text);
        terminal.say("wrote " + output.get() + "; next: bitgauge run " + output.get());
        return ExitStatus.DONE;
    }

    private static String item(String yaml) {
        return "  - " + yaml.stripTrailing().replace("\n", "\n    ") + "\n";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
